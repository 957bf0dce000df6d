package dev.firedrill.web.launch;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.workflows.procedure.Launch;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** Somebody who got hold of the engine's port: a worker and a workflow that are not Firedrill's. */
final class Stranger implements AutoCloseable {

  private static final String QUEUE = "strangers";

  private final WorkflowClient engine;
  private final WorkerFactory workers;

  Stranger(WorkflowClient engine) {
    this.engine = engine;
    this.workers = WorkerFactory.newInstance(engine);
    workers.newWorker(QUEUE).registerWorkflowImplementationTypes(Asks.class);
    workers.start();
  }

  /** Why Firedrill's worker does not do this for a run. */
  String failure(String verb, String run, Launch launch) {
    WorkflowStub asks =
        engine.newUntypedWorkflowStub(
            "asks", WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
    asks.start(verb, run, launch);
    Throwable failure =
        catchThrowableOfType(WorkflowFailedException.class, () -> asks.getResult(Object.class));
    while (failure != null && !(failure instanceof ApplicationFailure)) {
      failure = failure.getCause();
    }
    return String.valueOf(failure);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  /** Has Firedrill's worker carry out one verb. */
  public static final class Asks implements DynamicWorkflow {

    @Override
    public Object execute(EncodedValues words) {
      String verb = words.get(0, String.class);
      String run = words.get(1, String.class);
      Launch launch = words.get(2, Launch.class);
      Object[] arguments =
          verb.equals("JournalTell")
              ? new Object[] {run, launch, List.of()}
              : new Object[] {run, launch};
      return Workflow.newUntypedActivityStub(
              ActivityOptions.newBuilder()
                  .setTaskQueue("firedrill")
                  .setStartToCloseTimeout(Duration.ofMinutes(2))
                  .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                  .build())
          .execute(verb, Object.class, arguments);
    }
  }
}
