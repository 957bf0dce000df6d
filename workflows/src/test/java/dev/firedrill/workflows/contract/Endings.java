package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Ending;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;

/** The ending that a failed workflow says. */
public final class Endings {

  private Endings() {}

  /** The ending's name is the failure's type. */
  public static Ending of(WorkflowFailedException failed) {
    if (failed.getCause() instanceof ApplicationFailure failure) {
      return Ending.valueOf(failure.getType());
    }
    throw new AssertionError("the run did not end by itself", failed);
  }
}
