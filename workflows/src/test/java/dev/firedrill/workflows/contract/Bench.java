package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.Payloads;
import dev.firedrill.workflows.procedure.ProcedureInterceptor;
import dev.firedrill.workflows.procedure.Receipt;
import dev.firedrill.workflows.procedure.Request;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One runbook on one world with the test engine, and people who answer as told. */
public final class Bench implements AutoCloseable {

  private static final String QUEUE = "bench";

  private final TestWorkflowEnvironment engine;
  private final WorkerFactory factory;
  private final MemoryJournal journal;
  private final FaultInterceptor faults;
  private final Worker worker;

  /** A bench on which this runbook works with these verbs, while this fault strikes. */
  public Bench(Class<?> runbook, List<Object> verbs, Fault fault, Answers answers) {
    this.faults = new FaultInterceptor(fault);
    this.engine = TestWorkflowEnvironment.newInstance(options(answers));
    this.journal = new MemoryJournal(engine.getWorkflowClient(), answers);
    this.factory =
        WorkerFactory.newInstance(
            engine.getWorkflowClient(),
            WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(new ProcedureInterceptor(), faults)
                .build());
    this.worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(runbook);
    worker.registerActivitiesImplementations(verbs.toArray());
    worker.registerActivitiesImplementations(journal, new Desk());
    factory.start();
  }

  private static TestEnvironmentOptions options(Answers answers) {
    return TestEnvironmentOptions.newBuilder()
        .setUseTimeskipping(answers == Answers.SILENCE)
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
        .build();
  }

  /** Starts a run of this runbook; the starter is "starter". */
  public WorkflowStub start(String type, Request request) {
    return start(type, request, "run-" + UUID.randomUUID());
  }

  WorkflowStub start(String type, Request request, String run) {
    Launch launch = new Launch(type, "v1", request.target(), "starter");
    WorkflowStub stub =
        engine
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                type,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(QUEUE)
                    .setWorkflowId(run)
                    .setWorkflowTaskTimeout(Duration.ofSeconds(2))
                    .setMemo(Map.of(Launch.MEMO, launch))
                    .build());
    stub.start(request);
    return stub;
  }

  /** A genuine yes at this gate. */
  public void decide(WorkflowStub run, GateCard card) {
    String id = run.getExecution().getWorkflowId();
    client()
        .newUntypedWorkflowStub(id)
        .update("decide", Receipt.class, MemoryJournal.decision(id, card, true, "approver"));
  }

  /** What the run told. */
  public MemoryJournal journal() {
    return journal;
  }

  /** The activity types that were called. */
  public List<String> called() {
    return faults.called();
  }

  /** The client of the test engine. */
  public WorkflowClient client() {
    return engine.getWorkflowClient();
  }

  /** The run's history as the engine stored it. */
  public WorkflowExecutionHistory history(WorkflowStub run) {
    return client().fetchHistory(run.getExecution().getWorkflowId());
  }

  /** Replays a history on this bench's worker; fails when the procedure decides otherwise. */
  public void replay(WorkflowExecutionHistory history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(history, worker);
  }

  @Override
  public void close() {
    factory.shutdownNow();
    engine.close();
  }
}
