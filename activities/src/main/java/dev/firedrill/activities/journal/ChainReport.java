package dev.firedrill.activities.journal;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a reading of the audit found.
 *
 * @param last the last line's position; 0 if there is none
 * @param head the last line's hash
 * @param broken what is wrong, the first hundred; empty means that the chain holds
 */
public record ChainReport(long last, String head, List<String> broken) {

  public ChainReport {
    requireNonNull(head, "head");
    broken = List.copyOf(broken);
  }

  /** Whether each line is there, unaltered and in its place. */
  public boolean holds() {
    return broken.isEmpty();
  }
}
