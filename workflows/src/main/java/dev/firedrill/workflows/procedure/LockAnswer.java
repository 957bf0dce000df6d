package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/**
 * What a run is told that asks for the lock on its target.
 *
 * @param token the run's own, higher than that of every earlier holder; 0 while it holds nothing
 * @param held who or what stands before it, in words that follow the target's name; empty once the
 *     lock is the run's
 */
public record LockAnswer(long token, String held) {

  public LockAnswer {
    requireNonNull(held, "held");
    if (token > 0 != held.isEmpty()) {
      throw new IllegalArgumentException("either there is a token, or a reason why there is none");
    }
  }

  /** The lock is the run's. */
  public static LockAnswer taken(long token) {
    return new LockAnswer(token, "");
  }

  /** The lock is not to be had now. */
  public static LockAnswer notYet(String held) {
    return new LockAnswer(0, held);
  }

  boolean isTaken() {
    return token > 0;
  }
}
