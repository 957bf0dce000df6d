package dev.firedrill.drill;

import java.time.Duration;
import java.util.List;

/**
 * What a snapshot of Vault came to, seen outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param fresh what lies in the store since, by its key
 * @param whole those of it that Vault's own program reads
 */
record VaultBackupResult(
    Subject subject,
    String run,
    String ending,
    String summary,
    Duration time,
    List<String> fresh,
    List<String> whole,
    List<String> steps)
    implements Outcome {

  VaultBackupResult {
    fresh = List.copyOf(fresh);
    whole = List.copyOf(whole);
    steps = List.copyOf(steps);
  }

  @Override
  public Row row() {
    return new Row(
        subject,
        ending,
        time,
        null,
        "new in the store: %d, read by Vault's own program: %d"
            .formatted(fresh.size(), whole.size()));
  }

  @Override
  public String inWords() {
    return String.format(
        "%n  %s%n  launch to the end    %.1f s%n  new in the store       %d%n"
            + "  read by Vault itself   %d%n%s",
        ending,
        time.toMillis() / 1000.0,
        fresh.size(),
        whole.size(),
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  /** One run is one snapshot, and a whole one. */
  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED") && fresh.size() == 1 && whole.equals(fresh);
  }
}
