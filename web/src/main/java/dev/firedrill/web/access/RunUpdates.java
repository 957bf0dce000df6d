package dev.firedrill.web.access;

import dev.firedrill.workflows.procedure.Receipt;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings what a person signed to the run that it is about; the run says whether it counts. */
@Component
public class RunUpdates {

  private static final Logger LOG = LoggerFactory.getLogger(RunUpdates.class);

  private final WorkflowClient engine;

  RunUpdates(WorkflowClient engine) {
    this.engine = engine;
  }

  /**
   * Why it did not count, each reason a sentence; empty when it did.
   *
   * @param update the name of the run's Update
   * @param ended the only reason where the run was over
   * @param unknown the only reason where nobody knows whether it counted
   */
  public List<String> send(String run, String update, Object signed, String ended, String unknown) {
    try {
      engine.newUntypedWorkflowStub(run).update(update, Receipt.class, signed);
      return List.of();
    } catch (WorkflowUpdateException refused) {
      return reasons(refused);
    } catch (WorkflowNotFoundException over) {
      return List.of(ended);
    } catch (RuntimeException noAnswer) {
      LOG.warn("no answer from run {} to what was signed for it", run, noAnswer);
      return List.of(unknown);
    }
  }

  private static List<String> reasons(WorkflowUpdateException refused) {
    if (refused.getCause() instanceof ApplicationFailure why) {
      return List.of(why.getOriginalMessage().split("\n"));
    }
    return List.of(String.valueOf(refused.getMessage()));
  }
}
