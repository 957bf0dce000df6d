package dev.firedrill.web.launch;

import dev.firedrill.web.access.Signer;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LaunchClaim;
import dev.firedrill.workflows.procedure.Request;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Starts the workflow of an intent; one id is started once, however often this is called. */
@Component
class Starter {

  private static final String TASK_QUEUE = "firedrill";

  /** Short, so that work goes on soon after a worker was killed. */
  private static final Duration TASK_TIMEOUT = Duration.ofSeconds(2);

  private final WorkflowClient engine;
  private final Signer signer;

  Starter(WorkflowClient engine, Signer signer) {
    this.engine = engine;
    this.signer = signer;
  }

  /** False when it was started before. */
  boolean start(Intent intent, Request request) {
    Launch signed = signer.sign(LaunchClaim.of(intent.id(), intent.launch(), request));
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TASK_QUEUE)
            .setWorkflowId(intent.id())
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setWorkflowTaskTimeout(TASK_TIMEOUT)
            .setMemo(Map.of(Launch.MEMO, signed))
            .build();
    try {
      engine.newUntypedWorkflowStub(intent.runbook(), options).start(request);
      return true;
    } catch (WorkflowExecutionAlreadyStarted started) {
      return false; // by an earlier call whose answer was lost
    }
  }
}
