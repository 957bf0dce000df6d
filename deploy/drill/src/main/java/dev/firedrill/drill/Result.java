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
 */
public record Result(
    String run,
    String ending,
    String summary,
    long acknowledged,
    long lost,
    Duration withoutWrites,
    Duration recovery,
    int promotions,
    List<String> steps) {

  public Result {
    steps = List.copyOf(steps);
  }

  /** The lines for people. */
  public String inWords() {
    return String.format(
        "%n  %s%n  acknowledged writes  %d%n  lost                 %d%n"
            + "  without writes       %.1f s%n  launch to the end    %.1f s%n  promotions           %d%n%s",
        ending,
        acknowledged,
        lost,
        withoutWrites.toMillis() / 1000.0,
        recovery.toMillis() / 1000.0,
        promotions,
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  /** Whether the drill shows what it is for: recovered, nothing lost, promoted once. */
  public boolean isProof() {
    return ending.equals("RECOVERED") && acknowledged > 0 && lost == 0 && promotions == 1;
  }
}
