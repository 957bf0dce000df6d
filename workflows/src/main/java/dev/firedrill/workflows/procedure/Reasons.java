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

  /** Whether the verb itself said that it did nothing. */
  static boolean changedNothing(Throwable failure) {
    return failure.getCause() instanceof ApplicationFailure told
        && told.getType().equals(NotPossible.class.getName());
  }
}
