package dev.firedrill.drill;

import java.time.Duration;
import java.util.List;

/**
 * What a drill on a replication came to, counted outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param acknowledged objects whose write the source acknowledged
 * @param lacking how many the target lacked when the run was launched, at least
 * @param lost acknowledged objects that the source does not have afterwards as they were written
 * @param missing likewise of the target
 * @param targetLives whether the target's node lives afterwards
 */
record SyncResult(
    Subject subject,
    String run,
    String ending,
    String summary,
    long acknowledged,
    long lacking,
    long lost,
    long missing,
    Duration recovery,
    boolean targetLives,
    List<String> steps)
    implements Outcome {

  SyncResult {
    steps = List.copyOf(steps);
  }

  @Override
  public Row row() {
    return new Row(
        subject,
        ending,
        recovery,
        new Row.Ledger("objects", acknowledged, lost, null),
        "missing on the target: %d before, %d afterwards".formatted(lacking, missing));
  }

  @Override
  public String inWords() {
    return String.format(
        "%n  %s%n  acknowledged objects %d%n  lost on the source   %d%n"
            + "  missing on target    %d, before it %d%n  launch to the end    %.1f s%n"
            + "  the target           %s%n%s",
        ending,
        acknowledged,
        lost,
        missing,
        lacking,
        recovery.toMillis() / 1000.0,
        targetLives ? "lives" : "does not live",
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED")
        && acknowledged > 0
        && lacking > 0
        && lost == 0
        && missing == 0
        && targetLives;
  }
}
