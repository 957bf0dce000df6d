package dev.firedrill.workflows.procedure;

import dev.firedrill.workflows.contract.Clicks;
import dev.firedrill.workflows.contract.Desk;
import dev.firedrill.workflows.contract.Patience;
import dev.firedrill.workflows.contract.Told;
import dev.firedrill.workflows.procedure.DoorWorkflow.Door;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A house of many doors: one engine on which very many runs ask before they open theirs. */
final class Doors implements AutoCloseable {

  static final String STARTER = "starter";

  private static final String QUEUE = "doors";
  private static final TargetName HOUSE = new TargetName("house");

  static final Launch LAUNCH = new Launch("door", "v1", HOUSE, STARTER);

  private final TestWorkflowEnvironment engine;
  private final WorkerFactory workers;
  private final DoorWorkflow.Ledger ledger = new DoorWorkflow.Ledger();
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  /** A house under these terms. */
  Doors(Terms terms) {
    this(terms, false);
  }

  /** The same, where time may be skipped while the test waits for how a run ends. */
  Doors(Terms terms, boolean skipsTime) {
    engine =
        TestWorkflowEnvironment.newInstance(
            Patience.engine().setUseTimeskipping(skipsTime).build());
    workers =
        WorkerFactory.newInstance(
            engine.getWorkflowClient(),
            WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(new ProcedureInterceptor(), new Patience())
                .build());
    var worker = workers.newWorker(QUEUE, Patience.worker());
    worker.registerWorkflowImplementationTypes(DoorWorkflow.Opened.class);
    Journal journal = this::tell;
    Locks each = (run, launch) -> LockAnswer.taken(1); // each door is a target of its own
    worker.registerActivitiesImplementations(ledger, journal, new Desk(terms), each);
    workers.start();
  }

  private String tell(String run, Launch launch, List<Entry> entries) {
    Told ofRun = told.computeIfAbsent(run, none -> new Told());
    entries.forEach(ofRun::take);
    return "";
  }

  /** Starts a run that asks at least so many people. */
  void start(String run, int by, String kind, Duration within) {
    start(run, by, kind, within, LAUNCH);
  }

  /** The same, launched so. */
  void start(String run, int by, String kind, Duration within, Launch launch) {
    Door door = new Door(HOUSE, run, by, within, kind);
    WorkflowStub stub =
        engine
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "door",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(QUEUE)
                    .setWorkflowId(run)
                    .setWorkflowTaskTimeout(Patience.STANDSTILL)
                    .setMemo(Map.of(Launch.MEMO, Desk.signed(LaunchClaim.of(run, launch, door))))
                    .build());
    stub.start(door);
  }

  /** The same, with a door that is stuck when it is first opened; one guard has said yes. */
  ParkCard startStuck(String run) {
    ledger.stick(run);
    start(run, 1, "", Patience.LONG);
    if (!isCounted(by("ann", true, run, card(run)))) {
      throw new AssertionError("a guard's yes did not count: " + told(run));
    }
    return newest(run, Entry::parked);
  }

  /** The card of the run's newest gate, once it is told. */
  GateCard card(String run) {
    return newest(run, Entry::gate);
  }

  /** The card of the run's gate of this title, once it is told. */
  GateCard card(String run, String title) {
    return newest(
        run,
        entry -> {
          GateCard gate = entry.gate();
          return gate != null && gate.title().equals(title) ? gate : null;
        });
  }

  private <C> C newest(String run, Function<Entry, @Nullable C> card) {
    long end = System.nanoTime() + Patience.LONG.toNanos();
    while (System.nanoTime() < end) {
      C newest =
          told(run).stream()
              .map(card)
              .filter(java.util.Objects::nonNull)
              .reduce((one, next) -> next)
              .orElse(null);
      if (newest != null) {
        return newest;
      }
      LockSupport.parkNanos(100_000);
    }
    throw new AssertionError("not told by " + run + ": " + told(run));
  }

  /** Returns once the run told something of this kind. */
  void awaitTold(String run, Entry.Kind kind) {
    long end = System.nanoTime() + Patience.LONG.toNanos();
    while (told(run).stream().noneMatch(entry -> entry.kind() == kind)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never told: " + kind + "; told: " + told(run));
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** A genuine decision by a guard; each click is one of its own. */
  static SignedDecision by(String person, boolean yes, String run, GateCard card) {
    return by(person, null, yes, run, card);
  }

  /** The same by a token that belongs to this account. */
  static SignedDecision by(
      String token, @Nullable String owner, boolean yes, String run, GateCard card) {
    return new SignedDecision(
        run,
        card.id(),
        card.digest(),
        yes,
        token,
        owner,
        List.of("guards"),
        "looks right",
        "",
        Instant.EPOCH,
        UUID.randomUUID().toString(),
        Desk.GENUINE);
  }

  /** Whether the run that it is about took it. */
  boolean isCounted(SignedDecision decision) {
    return isCountedBy(decision.run(), decision);
  }

  /** Whether this run took it, whichever it is about. */
  boolean isCountedBy(String run, SignedDecision decision) {
    try {
      Clicks.click(engine.getWorkflowClient(), run, "decide", decision);
      return true;
    } catch (RuntimeException refused) {
      return false;
    }
  }

  /** Sends the run a choice, which counts or not. */
  void choose(SignedChoice choice) {
    try {
      Clicks.click(engine.getWorkflowClient(), choice.run(), "choose", choice);
    } catch (RuntimeException refused) {
      // What counted is told by the run.
    }
  }

  /** How the run ended. */
  Ending ending(String run) {
    try {
      stub(run).getResult(Object.class);
      return Ending.RECOVERED;
    } catch (WorkflowFailedException failed) {
      return dev.firedrill.workflows.contract.Endings.of(failed);
    }
  }

  String result(String run) {
    return stub(run).getResult(String.class);
  }

  private WorkflowStub stub(String run) {
    return engine.getWorkflowClient().newUntypedWorkflowStub(run);
  }

  /** What the run told so far, in order. */
  List<Entry> told(String run) {
    Told ofRun = told.get(run);
    return ofRun == null ? List.of() : ofRun.entries();
  }

  /** How often the run's door was opened. */
  int openings(String run) {
    return ledger.of(run);
  }

  @Override
  public void close() {
    workers.shutdownNow();
    engine.close();
  }
}
