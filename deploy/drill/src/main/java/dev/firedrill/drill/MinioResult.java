package dev.firedrill.drill;

import java.time.Duration;
import java.util.List;

/**
 * What a drill on MinIO came to, counted outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param acknowledged objects whose write was acknowledged
 * @param lost those of them that are not read afterwards as they were written
 * @param withoutWrites the longest time without an acknowledged write
 * @param missingCopies how many copies those objects lack afterwards, counted on the drives
 * @param spoiledCopies in how many files that were removed or overwritten on the drives the data is
 *     not as it was before that, byte for byte
 * @param healthy whether every node lives with its drive afterwards, and takes writes
 */
record MinioResult(
    Subject subject,
    String run,
    String ending,
    String summary,
    long acknowledged,
    long lost,
    Duration withoutWrites,
    Duration recovery,
    long missingCopies,
    long spoiledCopies,
    boolean healthy,
    List<String> steps)
    implements Outcome {

  MinioResult {
    steps = List.copyOf(steps);
  }

  @Override
  public Row row() {
    return new Row(
        subject,
        ending,
        recovery,
        new Row.Ledger("objects", acknowledged, lost, withoutWrites),
        "copies missing or spoiled: %d, every node and drive %s"
            .formatted(missingCopies + spoiledCopies, healthy ? "serves" : "does not serve"));
  }

  @Override
  public String inWords() {
    return String.format(
        "%n  %s%n  acknowledged objects %d%n  lost                 %d%n"
            + "  without writes       %.1f s%n  launch to the end    %.1f s%n"
            + "  copies missing       %d%n  copies spoiled       %d%n  every node and drive %s%n%s",
        ending,
        acknowledged,
        lost,
        withoutWrites.toMillis() / 1000.0,
        recovery.toMillis() / 1000.0,
        missingCopies,
        spoiledCopies,
        healthy ? "serves" : "does not serve",
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED")
        && acknowledged > 0
        && lost == 0
        && missingCopies == 0
        && spoiledCopies == 0
        && healthy;
  }
}
