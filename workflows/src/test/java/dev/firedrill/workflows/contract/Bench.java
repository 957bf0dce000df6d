package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LaunchClaim;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.ProcedureInterceptor;
import dev.firedrill.workflows.procedure.Receipt;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.SignedChoice;
import dev.firedrill.workflows.procedure.Terms;
import dev.firedrill.workflows.procedure.WhenHeld;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
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
import java.util.concurrent.locks.LockSupport;

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
    this(runbook, verbs, fault, answers, Desk.ONE, new MemoryLocks());
  }

  /** The same under terms of its own. */
  public Bench(Class<?> runbook, List<Object> verbs, Fault fault, Answers answers, Terms terms) {
    this(runbook, verbs, fault, answers, terms, new MemoryLocks());
  }

  /** As the other, beside benches that have the same locks. */
  Bench(Class<?> runbook, List<Object> verbs, Fault fault, Answers answers, MemoryLocks locks) {
    this(runbook, verbs, fault, answers, Desk.ONE, locks);
  }

  private Bench(
      Class<?> runbook,
      List<Object> verbs,
      Fault fault,
      Answers answers,
      Terms terms,
      MemoryLocks locks) {
    this.faults = new FaultInterceptor(fault);
    this.engine = TestWorkflowEnvironment.newInstance(options(answers));
    this.journal = new MemoryJournal(engine.getWorkflowClient(), answers, locks);
    this.factory =
        WorkerFactory.newInstance(
            engine.getWorkflowClient(),
            WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(new ProcedureInterceptor(), new Patience(), faults)
                .build());
    this.worker = factory.newWorker(QUEUE, Patience.worker());
    worker.registerWorkflowImplementationTypes(runbook);
    worker.registerActivitiesImplementations(verbs.toArray());
    worker.registerActivitiesImplementations(journal, new Desk(terms), journal.plans(), locks);
    factory.start();
  }

  private static TestEnvironmentOptions options(Answers answers) {
    return Patience.engine().setUseTimeskipping(answers == Answers.SILENCE).build();
  }

  /** Starts a run of this runbook; the starter is "starter". */
  public WorkflowStub start(String type, Request request) {
    return start(type, request, "run-" + UUID.randomUUID());
  }

  /** Starts a run of this runbook in this manner. */
  public WorkflowStub start(String type, Request request, Manner manner) {
    return start(type, request, "run-" + UUID.randomUUID(), manner);
  }

  WorkflowStub start(String type, Request request, String run) {
    return start(type, request, run, Manner.USUAL);
  }

  private WorkflowStub start(String type, Request request, String run, Manner manner) {
    return signed(request, run, new Launch(type, "v1", request.target(), "starter").in(manner));
  }

  WorkflowStub start(String type, Request request, String run, WhenHeld whenHeld) {
    return signed(request, run, new Launch(type, "v1", request.target(), "starter").when(whenHeld));
  }

  private WorkflowStub signed(Request request, String run, Launch launch) {
    return start(request, run, Desk.signed(LaunchClaim.of(run, launch, request)));
  }

  /** Starts what this memo says, as somebody who got hold of the engine's port may. */
  WorkflowStub start(Request request, String run, Launch launch) {
    String type = launch.runbook();
    WorkflowStub stub =
        engine
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                type,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(QUEUE)
                    .setWorkflowId(run)
                    .setWorkflowTaskTimeout(Patience.STANDSTILL)
                    .setMemo(Map.of(Launch.MEMO, launch))
                    .build());
    stub.start(request);
    return stub;
  }

  /**
   * Returns once the engine has it that the run waits, at a gate or for a lock; what a run on a
   * busy machine told before that may be done again.
   */
  public void awaitWaiting(WorkflowStub run) {
    long end = System.nanoTime() + Patience.LONG.toNanos();
    while (history(run).getLastEvent().getEventType() != EventType.EVENT_TYPE_TIMER_STARTED) {
      if (System.nanoTime() > end) {
        throw new AssertionError("does not wait: " + history(run).getLastEvent());
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /** A genuine yes at this gate, by as many people as it takes. */
  public void decide(WorkflowStub run, GateCard card) {
    MemoryJournal.people(card.deciders().people()).forEach(each -> decide(run, card, each));
  }

  /** A genuine yes by this person. */
  public void decide(WorkflowStub run, GateCard card, String person) {
    String id = run.getExecution().getWorkflowId();
    Clicks.click(client(), id, "decide", MemoryJournal.decision(id, card, true, person));
  }

  /** What people choose when the run is parked; a retry comes after whatever fails was mended. */
  public void whenParked(Choice choice) {
    journal.whenParked(card -> {
      if (choice == Choice.RETRY) {
        faults.mend();
      }
      return choice;
    });
  }

  /** Whatever fails is mended: from now on nothing goes wrong. */
  public void mend() {
    faults.mend();
  }

  /** Sends a choice to this run, which says whether it counts. */
  public Receipt choose(WorkflowStub run, SignedChoice choice) {
    return Clicks.click(client(), run.getExecution().getWorkflowId(), "choose", choice);
  }

  /**
   * An admin lets changes go on. The run reads the switch by itself, too: one that has ended before
   * it is woken needs no waking.
   */
  public void release(WorkflowStub run) {
    journal.stopBy("");
    wake(run, "released");
  }

  /** Sends a signal that a run may have gone on without. */
  void wake(WorkflowStub run, String signal) {
    try {
      run.signal(signal);
    } catch (WorkflowNotFoundException ended) {
      if (!journal.hasEnded()) {
        throw ended;
      }
    }
  }

  /** What the run told. */
  public MemoryJournal journal() {
    return journal;
  }

  /** The activity types that were called. */
  public List<String> called() {
    return faults.called();
  }

  /** Each call of a verb or of the journal, in order. */
  List<FaultInterceptor.Call> calls() {
    return faults.calls();
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
