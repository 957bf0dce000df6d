package dev.firedrill.workflows.procedure;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people are told of a failure: its own words, not its wrapping. */
final class Reasons {

  private Reasons() {}

  static List<String> of(Throwable failure) {
    @Nullable Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof ApplicationFailure told) {
        return List.of(told.getOriginalMessage().split("\n"));
      }
      if (cause instanceof TimeoutFailure) {
        return List.of("no answer in time: whether it was done is not known");
      }
      cause = cause.getCause();
    }
    return List.of(String.valueOf(failure.getMessage()));
  }

  /**
   * Why a run stopped between two steps: it was cancelled, or its journal does not take entries.
   */
  static List<String> ofStop(Throwable failure) {
    boolean canceled =
        failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
    return canceled
        ? List.of("cancelled from outside, at the engine")
        : List.of(
            "the journal did not take the next entry, so nothing more was started: "
                + String.join("; ", of(failure)));
  }

  /** Whether it is certain that the verb did nothing. */
  static boolean changedNothing(Throwable failure) {
    return isOf(NotPossible.class, failure) || lostItsLockBefore(failure);
  }

  /** Whether the worker found that the run's lock is not its own now, and nothing was done. */
  static boolean lostItsLockBefore(Throwable failure) {
    return isOf(LockLost.class, failure);
  }

  /** Whether the run lost its lock; what was begun before may have been carried out. */
  static boolean lostItsLock(Throwable failure) {
    return lostItsLockBefore(failure) || isOf(LockLost.Midway.class, failure);
  }

  private static boolean isOf(Class<? extends RuntimeException> type, Throwable failure) {
    return failure.getCause() instanceof ApplicationFailure told
        && told.getType().equals(type.getName());
  }
}
