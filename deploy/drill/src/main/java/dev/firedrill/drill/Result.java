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
    int promotionsWanted,
    List<String> steps)
    implements Outcome {

  public Result {
    steps = List.copyOf(steps);
  }

  @Override
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

  /** As often promoted as needed, too. */
  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED")
        && acknowledged > 0
        && lost == 0
        && promotions == promotionsWanted;
  }
}
