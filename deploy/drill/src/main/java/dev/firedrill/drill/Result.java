package dev.firedrill.drill;

import java.time.Duration;
import java.util.List;

/**
 * What a drill came to, counted outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param acknowledged rows that clients were told are safe
 * @param lost those of them that are not there afterwards
 * @param withoutWrites the longest time without an acknowledged write
 * @param promotions by Patroni's own history, during the drill
 * @param promotionsWanted how many of them the recovery needs
 * @param healthy whether there is a leader, a synchronous standby and every member on one timeline
 *     afterwards, and pgBackRest finds that the leader archives
 */
public record Result(
    Subject subject,
    String run,
    String ending,
    String summary,
    long acknowledged,
    long lost,
    Duration withoutWrites,
    Duration recovery,
    int promotions,
    int promotionsWanted,
    boolean healthy,
    List<String> steps)
    implements Outcome {

  public Result {
    steps = List.copyOf(steps);
  }

  @Override
  public Row row() {
    return new Row(
        subject,
        ending,
        recovery,
        new Row.Ledger("writes", acknowledged, lost, withoutWrites),
        "promotions: %d, cluster and archive %s".formatted(promotions, health()));
  }

  @Override
  public String inWords() {
    return String.format(
        "%n  %s%n  acknowledged writes  %d%n  lost                 %d%n"
            + "  without writes       %.1f s%n  launch to the end    %.1f s%n  promotions           %d%n"
            + "  cluster and archive  %s%n%s",
        ending,
        acknowledged,
        lost,
        withoutWrites.toMillis() / 1000.0,
        recovery.toMillis() / 1000.0,
        promotions,
        health(),
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  private String health() {
    return healthy ? "whole" : "not whole";
  }

  /** As often promoted as needed, too, and whole. */
  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED")
        && acknowledged > 0
        && lost == 0
        && promotions == promotionsWanted
        && healthy;
  }
}
