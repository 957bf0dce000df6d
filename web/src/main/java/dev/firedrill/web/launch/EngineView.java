package dev.firedrill.web.launch;

import dev.firedrill.workflows.procedure.Ending;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the engine knows of a run. */
@Component
class EngineView {

  private final WorkflowClient engine;

  EngineView(WorkflowClient engine) {
    this.engine = engine;
  }

  /** How the run ended at the engine; empty while it is open there. */
  Optional<End> endOf(String run) {
    WorkflowStub workflow = engine.newUntypedWorkflowStub(run);
    WorkflowExecutionStatus status;
    try {
      status = workflow.describe().getStatus();
    } catch (WorkflowNotFoundException gone) {
      return Optional.of(lost("the engine does not know the run"));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.of(lost("the engine does not know the run"));
      }
      throw e;
    }
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW ->
          Optional.empty();
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> Optional.of(new End(Ending.RECOVERED, ""));
      case WORKFLOW_EXECUTION_STATUS_FAILED -> Optional.of(failure(workflow));
      default -> Optional.of(lost("at the engine the run is " + word(status)));
    };
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
    return status
        .name()
        .replace("WORKFLOW_EXECUTION_STATUS_", "")
        .toLowerCase(java.util.Locale.ROOT);
  }

  /** An ending and its reasons, one a line. */
  record End(Ending ending, String why) {}
}
