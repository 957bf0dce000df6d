package dev.firedrill.drill;

import dev.firedrill.lab.kafka.KafkaPlan;
import java.time.Duration;
import java.util.List;

/**
 * What a drill on Kafka came to, counted outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param acknowledged records that producers were told are safe
 * @param lost those of them that are not there afterwards
 * @param withoutWrites the longest time without an acknowledged record
 * @param running the brokers that run when the run has ended: a dead one reads as in sync for a
 *     while
 * @param outOfSync partitions that lack a copy then; -1 when nobody answered
 * @param misled partitions that another than their preferred leader leads then; -1 as above
 */
record KafkaResult(
    Subject subject,
    String run,
    String ending,
    String summary,
    long acknowledged,
    long lost,
    Duration withoutWrites,
    Duration recovery,
    List<String> running,
    int outOfSync,
    int misled,
    List<String> steps)
    implements Outcome {

  /** Nobody answered. */
  static final int UNKNOWN = -1;

  KafkaResult {
    running = List.copyOf(running);
    steps = List.copyOf(steps);
  }

  @Override
  public Row row() {
    return new Row(
        subject,
        ending,
        recovery,
        new Row.Ledger("records", acknowledged, lost, withoutWrites),
        "partitions out of sync: %d, not led as preferred: %d".formatted(outOfSync, misled));
  }

  @Override
  public String inWords() {
    return String.format(
        "%n  %s%n  acknowledged records %d%n  lost                 %d%n"
            + "  without writes       %.1f s%n  launch to the end    %.1f s%n"
            + "  partitions out of sync, not led as preferred: %d, %d%n%s",
        ending,
        acknowledged,
        lost,
        withoutWrites.toMillis() / 1000.0,
        recovery.toMillis() / 1000.0,
        outOfSync,
        misled,
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED")
        && acknowledged > 0
        && lost == 0
        && running.equals(KafkaPlan.BROKERS)
        && outOfSync == 0
        && misled == 0;
  }
}
