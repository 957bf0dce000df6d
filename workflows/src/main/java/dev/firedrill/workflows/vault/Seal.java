package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

/**
 * What the shares of a key open, as a snapshot holds it.
 *
 * @param sum a SHA-256 over it: the same in two snapshots means that the same shares open both
 * @param threshold how many shares open it; 0 where no share does
 * @param shares into how many the key is split
 */
public record Seal(String sum, int threshold, int shares) {

  public Seal {
    requireNonNull(sum, "sum");
  }

  /** What stands for a snapshot that lacks it. */
  public static Seal none() {
    return new Seal("", 0, 0);
  }

  /** Whether it is there. */
  boolean isThere() {
    return !sum.isEmpty();
  }

  String inWords() {
    return isThere() ? threshold + " of " + shares + " shares" : "nothing";
  }
}
