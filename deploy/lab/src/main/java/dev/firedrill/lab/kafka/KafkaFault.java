package dev.firedrill.lab.kafka;

import dev.firedrill.lab.LabFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to break a Kafka cluster, by the words an SRE would use. */
public enum KafkaFault {
  KILL_BROKER("SIGKILL kafka-2; its disks and its sshd stay"),
  LOSE_BROKER_HOST("kafka-2 and its sshd are gone"),
  LOSE_QUORUM("SIGKILL kafka-2 and kafka-3: two of three controllers"),
  LOSE_DISKS("SIGKILL kafka-2; empty folders stand where its log directories were"),
  FILL_LOG_DIR("the last log directory of kafka-2 has no byte left, and kafka-2 has given it up"),
  LOSE_IN_SYNC(
      "payments-0 has no leader: kafka-2, alone in sync, is dead and cannot start without its"
          + " meta.properties; kafka-3 lacks the last acknowledged records"),
  LOSE_DIVERGED(
      "payments-0 has no leader: kafka-2, alone in sync, is dead and cannot start without its"
          + " meta.properties; where it has the last acknowledged records, kafka-3 has others that"
          + " nobody was promised");

  private final String effect;

  KafkaFault(String effect) {
    this.effect = effect;
  }

  /** The fault's name on the command line, such as {@code kill-broker}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String effect() {
    return effect;
  }

  /** The fault of this name, if it is one of Kafka's. */
  public static Optional<KafkaFault> find(String words) {
    return Arrays.stream(values()).filter(fault -> fault.words().equals(words)).findFirst();
  }

  /** The fault of this name. */
  public static KafkaFault named(String words) {
    return find(words)
        .orElseThrow(
            () -> new LabFailure("No fault \"%s\"; there are: %s".formatted(words, all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(KafkaFault::words).collect(Collectors.joining(", "));
  }
}
