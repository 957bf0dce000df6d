package dev.firedrill.web.launch;

import dev.firedrill.workflows.procedure.Ending;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the engine knows of a run. */
@Component
class EngineView {

  private final WorkflowClient engine;
  private final Intents intents;

  EngineView(WorkflowClient engine, Intents intents) {
    this.engine = engine;
    this.intents = intents;
  }

  /** The run as the engine has it now. */
  Seen of(String run) {
    WorkflowStub workflow = engine.newUntypedWorkflowStub(run);
    WorkflowExecutionDescription described;
    try {
      described = workflow.describe();
    } catch (WorkflowNotFoundException gone) {
      return Seen.UNKNOWN;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Seen.UNKNOWN;
      }
      throw e;
    }
    if (isAnother(run, described.getExecution().getRunId())) {
      return ended(
          lost("at the engine another execution stands under its id, which is not the run"));
    }
    WorkflowExecutionStatus status = described.getStatus();
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW ->
          new Seen(true, null, attempt(described));
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> ended(new End(Ending.RECOVERED, ""));
      case WORKFLOW_EXECUTION_STATUS_FAILED -> ended(failure(workflow));
      default -> ended(lost("at the engine the run is " + word(status)));
    };
  }

  /** Whoever reaches the engine can end a run and start something under its id. */
  private boolean isAnother(String run, String execution) {
    return intents.execution(run).filter(admitted -> !admitted.equals(execution)).isPresent();
  }

  /** Which attempt at the procedure's next task is under way or waits for a worker; 0 for none. */
  private static int attempt(WorkflowExecutionDescription described) {
    return described.getRawDescription().getPendingWorkflowTask().getAttempt();
  }

  private static Seen ended(End end) {
    return new Seen(true, end, 0);
  }

  private static End failure(WorkflowStub workflow) {
    try {
      workflow.getResult(Object.class);
    } catch (WorkflowFailedException failed) {
      if (failed.getCause() instanceof ApplicationFailure why) {
        return Arrays.stream(Ending.values())
            .filter(ending -> ending.name().equals(why.getType()))
            .map(ending -> new End(ending, why.getOriginalMessage()))
            .findFirst()
            .orElseGet(() -> lost("the procedure failed: " + why.getOriginalMessage()));
      }
    }
    return lost("the procedure failed at the engine");
  }

  private static End lost(String why) {
    return new End(Ending.LOST, why);
  }

  private static String word(WorkflowExecutionStatus status) {
    return status.name().replace("WORKFLOW_EXECUTION_STATUS_", "").toLowerCase(Locale.ROOT);
  }

  /** An ending and its reasons, one a line. */
  record End(Ending ending, String why) {}

  /**
   * A run at the engine.
   *
   * @param end how it ended; null while it is open there
   * @param attempt at the procedure's next task, from 1; 0 when none is due
   */
  record Seen(boolean known, @Nullable End end, int attempt) {

    private static final Seen UNKNOWN =
        new Seen(false, lost("the engine does not know the run"), 0);

    /** A worker that dies costs an attempt or two; a procedure that fails costs all of them. */
    private static final int ATTEMPTS_OF_THE_HEALTHY = 3;

    /** Whether its procedure fails again and again, and so goes neither on nor to an end. */
    boolean isStuck() {
      return attempt > ATTEMPTS_OF_THE_HEALTHY;
    }
  }
}
