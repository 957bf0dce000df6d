package dev.firedrill.drill;

import java.time.Duration;
import java.util.List;

/**
 * What the drill of an unclean election came to, counted outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param acknowledged records that a producer was told are safe
 * @param lost those of them that are not there afterwards
 * @param told what those who approved were told of the loss
 */
record UncleanElectionResult(
    Subject subject,
    String run,
    String ending,
    String summary,
    long acknowledged,
    long lost,
    String told,
    Duration recovery,
    List<String> steps)
    implements Outcome {

  UncleanElectionResult {
    steps = List.copyOf(steps);
  }

  @Override
  public Row row() {
    String number = told.split(",", 2)[0];
    return new Row(
        subject,
        ending,
        recovery,
        new Row.Ledger("records", acknowledged, lost, null),
        "told at the gate: " + number);
  }

  @Override
  public String inWords() {
    return String.format(
        "%n  %s%n  acknowledged records %d%n  lost                 %d%n"
            + "  told at the gate     %s%n  launch to the end    %.1f s%n%s",
        ending,
        acknowledged,
        lost,
        told,
        recovery.toMillis() / 1000.0,
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED") && lost > 0 && told.startsWith(lost + " records at most,");
  }
}
