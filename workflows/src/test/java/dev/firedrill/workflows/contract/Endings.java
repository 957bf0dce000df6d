package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Ending;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;

/** The endings of runs, as the engine has them. */
public final class Endings {

  private Endings() {}

  /** Waits until this run has ended; one that fails in no way has recovered. */
  public static Ending awaited(WorkflowStub run) {
    try {
      run.getResult(Object.class);
      return Ending.RECOVERED;
    } catch (WorkflowFailedException failed) {
      return of(failed);
    }
  }

  /** The ending's name is the failure's type. */
  public static Ending of(WorkflowFailedException failed) {
    if (failed.getCause() instanceof ApplicationFailure failure) {
      return Ending.valueOf(failure.getType());
    }
    throw new AssertionError("the run did not end by itself", failed);
  }
}
