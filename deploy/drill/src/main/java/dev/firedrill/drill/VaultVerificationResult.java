package dev.firedrill.drill;

import java.time.Duration;
import java.util.List;

/**
 * What the verification of a snapshot of Vault came to, seen outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param backup what came of the snapshot that was taken before it
 * @param empty whether nothing runs or is stored in the scratch place afterwards
 */
record VaultVerificationResult(
    Subject subject,
    String run,
    String ending,
    String summary,
    Duration time,
    VaultBackupResult backup,
    boolean empty,
    List<String> steps)
    implements Outcome {

  VaultVerificationResult {
    steps = List.copyOf(steps);
  }

  @Override
  public Row row() {
    return new Row(
        subject, ending, time, null, "scratch place: " + (empty ? "empty" : "not empty"));
  }

  @Override
  public String inWords() {
    return String.format(
        "%n  %s%n  launch to the end    %.1f s%n  scratch place         %s%n%s",
        ending,
        time.toMillis() / 1000.0,
        empty ? "empty" : "not empty",
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED") && backup.isProof() && empty;
  }
}
