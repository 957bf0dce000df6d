package dev.firedrill.activities.logs;

import dev.firedrill.activities.secrets.Masks;
import dev.firedrill.workflows.procedure.NotPossible;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.serviceclient.CheckedExceptionWrapper;

/** A failure as the engine and the journal may keep it: its words say no secret. */
final class Spoken {

  private Spoken() {}

  /**
   * The failure itself when neither it nor a cause says a secret; else one of the same meaning,
   * with the masked words and without the causes.
   */
  static RuntimeException without(Masks masks, RuntimeException failure) {
    return isClean(masks, failure) ? failure : masked(masks, failure);
  }

  private static boolean isClean(Masks masks, Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String words = String.valueOf(each.getMessage());
      if (!masks.mask(words).equals(words)) {
        return false;
      }
    }
    return true;
  }

  private static RuntimeException masked(Masks masks, RuntimeException failure) {
    Throwable thrown = CheckedExceptionWrapper.unwrap(failure);
    String words = masks.mask(String.valueOf(thrown.getMessage()));
    RuntimeException masked =
        switch (thrown) {
          case NotPossible not -> new NotPossible(words);
          case ApplicationFailure told ->
              ApplicationFailure.newBuilder(told)
                  .setMessage(masks.mask(told.getOriginalMessage()))
                  .setCause(null)
                  .build();
          case TemporalFailure own -> own;
          default -> ApplicationFailure.newFailure(words, thrown.getClass().getName());
        };
    masked.setStackTrace(thrown.getStackTrace());
    return masked;
  }
}
