package dev.firedrill.lab.kafka;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.SshHosts;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Breaks the cluster; each fault returns when its effect is seen, where it can be seen. */
final class KafkaFaults {

  private static final String VICTIM = "kafka-2";
  private static final String SECOND = "kafka-3";
  private static final Duration GIVING_UP = Duration.ofMinutes(3);
  private static final Duration SESSION = Duration.ofMinutes(2);

  /** How many payments both copies have, and how many more only the one that is lost. */
  private static final int ON_BOTH = 60;

  private static final int ON_ONE = 40;
  private static final int UNPROMISED = 20;

  private final KafkaPlan plan;
  private final KafkaServers servers;
  private final KafkaView view;
  private final SshHosts ssh;

  KafkaFaults(KafkaPlan plan, KafkaServers servers, KafkaView view, SshHosts ssh) {
    this.plan = plan;
    this.servers = servers;
    this.view = view;
    this.ssh = ssh;
  }

  /** Breaks, and returns the broker that was hit. */
  String inject(KafkaFault fault) {
    switch (fault) {
      case KILL_BROKER -> servers.kill(VICTIM);
      case LOSE_BROKER_HOST -> {
        ssh.kill(VICTIM);
        servers.kill(VICTIM);
      }
      case LOSE_QUORUM -> {
        servers.kill(VICTIM);
        servers.kill(SECOND);
        Await.until("the quorum is lost", SESSION, () -> view.leader().isEmpty());
      }
      case LOSE_DISKS -> servers.loseDisks(VICTIM);
      case FILL_LOG_DIR -> {
        servers.kill(VICTIM);
        awaitNoticed(VICTIM); // or it would count as back before it has read its logs
        servers.smallDisk(VICTIM).mount();
        servers.startAll();
        servers.smallDisk(VICTIM).fill();
        // Kafka writes what it has on disk into each log directory every few seconds.
        Await.until("it gives it up", GIVING_UP, () -> !view.failedDirectories(VICTIM).isEmpty());
      }
      case LOSE_IN_SYNC -> loseInSync();
      case LOSE_DIVERGED -> loseDiverged();
    }
    return VICTIM;
  }

  /** A stale copy is left alone: first its broker dies, then the one that went on without it. */
  private void loseInSync() {
    int victim = KafkaPlan.id(VICTIM);
    view.makePaymentsAnew(List.of(victim, KafkaPlan.id(SECOND)));
    try (Payments payments = Payments.open(plan)) {
      payments.send(ON_BOTH);
      Await.until(
          "both have them",
          GIVING_UP,
          () -> view.payments().inSync().equals(Set.of(victim, KafkaPlan.id(SECOND))));
      servers.kill(SECOND);
      Await.until(
          "it falls out of sync", GIVING_UP, () -> view.payments().inSync().equals(Set.of(victim)));
      payments.send(ON_ONE);
    }
    servers.breakDisks(VICTIM);
    servers.start(SECOND);
    Await.until("nobody leads", GIVING_UP, () -> view.payments().isHeadless());
  }

  /**
   * As where a network parts: the leader goes on for a moment with records that are promised to
   * nobody, then the other one alone with its own.
   */
  private void loseDiverged() {
    int victim = KafkaPlan.id(VICTIM);
    int second = KafkaPlan.id(SECOND);
    view.makePaymentsAnew(List.of(second, victim));
    try (Payments payments = Payments.open(plan);
        Unpromised unpromised = Unpromised.open(plan)) {
      payments.send(ON_BOTH);
      unpromised.send(1); // it knows the leader now, and need not ask one that stands still
      Await.until(
          "kafka-3 leads both",
          GIVING_UP,
          () -> view.payments().equals(new KafkaView.Headed(second, Set.of(victim, second))));
      servers.signal(VICTIM, "STOP");
      unpromised.send(UNPROMISED);
      servers.kill(SECOND);
      servers.signal(VICTIM, "CONT");
      Await.until(
          "the other leads alone",
          GIVING_UP,
          () -> view.payments().equals(new KafkaView.Headed(victim, Set.of(victim))));
      payments.send(ON_ONE);
    }
    servers.breakDisks(VICTIM);
    servers.start(SECOND);
    Await.until("nobody leads", GIVING_UP, () -> view.payments().isHeadless());
  }

  /** Waits until the cluster has noticed that the broker is dead, which takes a session. */
  void awaitNoticed(String broker) {
    Await.until(broker + " is fenced", SESSION, () -> isFenced(broker));
  }

  /** Nobody up means that nobody answered, which says nothing. */
  private boolean isFenced(String broker) {
    Set<String> up = view.up();
    return !up.isEmpty() && !up.contains(broker);
  }
}
