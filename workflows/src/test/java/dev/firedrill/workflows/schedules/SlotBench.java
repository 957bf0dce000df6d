package dev.firedrill.workflows.schedules;

import dev.firedrill.workflows.contract.Patience;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The two workflows that schedules set off, with the test engine and a desk that answers so. */
final class SlotBench implements AutoCloseable {

  /** The slot that is launched on every bench. */
  static final Instant SLOT = Instant.parse("2026-11-21T03:00:00Z");

  /** The id of every workflow on it, and of every stored history. */
  static final String ID = "firedrill-schedule-stored";

  private static final String QUEUE = "bench";
  private static final String NOMINAL = "TemporalScheduledStartTime";

  private final TestWorkflowEnvironment engine;
  private final Worker worker;
  private final Door door;

  /** With time that is skipped while nothing happens, or with time as it is. */
  SlotBench(boolean skipsTime, Slots.Answer... answers) {
    engine =
        TestWorkflowEnvironment.newInstance(
            Patience.engine()
                .setUseTimeskipping(skipsTime)
                .registerSearchAttribute(NOMINAL, IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder().setWorkerInterceptors(new Patience()).build())
                .build());
    door = new Door(List.of(answers));
    worker = engine.newWorker(QUEUE, Patience.worker());
    worker.registerWorkflowImplementationTypes(ScheduledLaunch.class, SlotReconciliation.class);
    worker.registerActivitiesImplementations(door);
    engine.start();
  }

  /** As a schedule's time sets it off at the engine. */
  WorkflowStub launch() {
    WorkflowOptions options =
        options()
            .setTypedSearchAttributes(
                SearchAttributes.newBuilder()
                    .set(ScheduledLaunch.NOMINAL, OffsetDateTime.ofInstant(SLOT, ZoneOffset.UTC))
                    .build())
            .build();
    return started("scheduled-launch", options, new SlotOrder("nightly", "", 4200));
  }

  /** As somebody sets it off who has the engine's port and no schedule. */
  WorkflowStub launchByHand() {
    return started("scheduled-launch", options().build(), new SlotOrder("nightly", "", 4200));
  }

  WorkflowStub reconcile() {
    return started("slot-reconciliation", options().build());
  }

  private static WorkflowOptions.Builder options() {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(QUEUE)
        .setWorkflowId(ID)
        .setWorkflowTaskTimeout(Patience.STANDSTILL);
  }

  private WorkflowStub started(String type, WorkflowOptions options, Object... arguments) {
    WorkflowStub stub = engine.getWorkflowClient().newUntypedWorkflowStub(type, options);
    stub.start(arguments);
    return stub;
  }

  /** How often the desk was asked. */
  int asked() {
    return door.asked.get();
  }

  /** How long the workflow paused each time, whatever a machine adds to it. */
  List<Duration> pauses() {
    return history().getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED)
        .map(event -> event.getTimerStartedEventAttributes().getStartToFireTimeout())
        .map(pause -> Duration.ofSeconds(pause.getSeconds(), pause.getNanos()))
        .toList();
  }

  WorkflowExecutionHistory history() {
    return engine.getWorkflowClient().fetchHistory(ID);
  }

  /** Fails when the workflow of this history decides otherwise. */
  void replay(WorkflowExecutionHistory history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(history, worker);
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Gives its answers one after the other, the last one for ever. */
  private static final class Door implements Slots {

    private final Deque<Answer> answers;
    private final AtomicInteger asked = new AtomicInteger();

    private Door(List<Answer> answers) {
      this.answers = new ArrayDeque<>(answers);
    }

    @Override
    public synchronized Answer fire(String schedule, Instant nominal) {
      if (!nominal.equals(SLOT)) {
        throw new IllegalStateException("asked for " + nominal);
      }
      asked.incrementAndGet();
      return answers.size() > 1 ? answers.remove() : answers.getFirst();
    }

    @Override
    public int reconcile() {
      return 3;
    }
  }
}
