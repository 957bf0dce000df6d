package dev.firedrill.drill;

import java.time.Duration;
import java.util.List;

/**
 * What the trial restore of a snapshot of Vault came to, seen outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param backup what came of the snapshot that was taken before it
 * @param unsealed how often the scratch node was unsealed, by its own log: by the share of its own
 *     init, and by those of the cluster
 * @param empty whether nothing runs or is stored in the scratch place afterwards
 */
record VaultTrialRestoreResult(
    Subject subject,
    String run,
    String ending,
    String summary,
    Duration time,
    VaultBackupResult backup,
    long unsealed,
    boolean empty,
    List<String> steps)
    implements Outcome {

  private static final int BY_BOTH_KEYS = 2;

  VaultTrialRestoreResult {
    steps = List.copyOf(steps);
  }

  @Override
  public Row row() {
    return new Row(
        subject,
        ending,
        time,
        null,
        "scratch node unsealed: %d times, scratch place: %s"
            .formatted(unsealed, empty ? "empty" : "not empty"));
  }

  @Override
  public String inWords() {
    return String.format(
        "%n  %s%n  launch to the end    %.1f s%n  the node was unsealed %d times%n"
            + "  scratch place         %s%n%s",
        ending,
        time.toMillis() / 1000.0,
        unsealed,
        empty ? "empty" : "not empty",
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED") && backup.isProof() && unsealed == BY_BOTH_KEYS && empty;
  }
}
