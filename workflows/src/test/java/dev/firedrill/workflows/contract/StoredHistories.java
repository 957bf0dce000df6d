package dev.firedrill.workflows.contract;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.ParkCard;
import dev.firedrill.workflows.procedure.Terms;
import dev.firedrill.workflows.procedure.WhenHeld;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Histories of runs that older versions left open or ended: a new version has to decide the same.
 * Run {@link #main} to add what the present version does; never change what is there.
 */
final class StoredHistories {

  static final Path FOLDER = Path.of("src", "test", "resources", "histories");

  /** The run id of every stored history: decisions name it. */
  private static final String RUN = "run-stored";

  private static final List<String> STATES =
      List.of("gates", "parked", "cancelled", "half", "variants", "lock");

  /** A run that waits at a gate, or for its lock, has the wait's own timer as its last thing. */
  private static final EventType GATE = EventType.EVENT_TYPE_TIMER_STARTED;

  /** A parked run has told so: what a local activity answered is the last thing in it. */
  private static final EventType PARKING = EventType.EVENT_TYPE_MARKER_RECORDED;

  private StoredHistories() {}

  /**
   * Adds histories under this version's name: {@code main VERSION
   * [gates|parked|cancelled|half|variants|lock]…}.
   */
  public static void main(String[] words) throws IOException {
    Files.createDirectories(FOLDER);
    List<String> states = words.length == 1 ? STATES : List.of(words).subList(1, words.length);
    for (Class<?> runbook : Runbooks.all()) {
      for (String state : states) {
        switch (state) {
          case "gates" -> storeGates(runbook, words[0]);
          case "parked" -> storeParked(runbook, words[0]);
          case "cancelled" -> storeCancelled(runbook, words[0]);
          case "half" -> storeHalf(runbook, words[0]);
          case "variants" -> storeVariants(runbook, words[0]);
          case "lock" -> storeWaitingForTheLock(runbook, words[0]);
          default -> throw new IllegalArgumentException("no such state: " + state);
        }
      }
    }
  }

  /** The history of a run whose first gate, if it has one, has one yes of the two that it takes. */
  private static void storeHalf(Class<?> runbook, String version) throws IOException {
    if (!Runbooks.asks(runbook)) {
      return;
    }
    storeHalf(runbook, Runbooks.worldOf(runbook), version, "at-gate-1-half");
  }

  /** As {@link #storeHalf}, of a gate of another kind, in each world that leads to one. */
  private static void storeVariants(Class<?> runbook, String version) throws IOException {
    for (Map.Entry<String, World> each : Runbooks.worldOf(runbook).variants().entrySet()) {
      storeHalf(runbook, each.getValue(), version, "at-gate-1-half-" + each.getKey());
    }
  }

  private static void storeHalf(Class<?> runbook, World world, String version, String state)
      throws IOException {
    Terms two = new Terms("prod", false, new Terms.Quorum(2, null, null), null);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.BY_HAND, two)) {
      WorkflowStub run = bench.start(world.runbook(), world.request(), RUN);
      bench.journal().awaitTold(Entry.Kind.GATE_OPENED);
      bench.awaitWaiting(run);
      bench.decide(run, bench.journal().gate().orElseThrow(), "approver");
      bench.journal().awaitTold(Entry.Kind.GATE_APPROVAL_COUNTED);
      write(runbook, version, state, bench.history(run).toJson(false));
    }
  }

  private static void storeWaitingForTheLock(Class<?> runbook, String version) throws IOException {
    World world = Runbooks.worldOf(runbook);
    MemoryLocks locks = new MemoryLocks();
    locks.take("run-other", new Launch(world.runbook(), "v1", world.request().target(), "other"));
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.BY_HAND, locks)) {
      WorkflowStub run = bench.start(world.runbook(), world.request(), RUN, WhenHeld.QUEUE);
      write(runbook, version, "at-lock", at(bench, run, GATE).toJson(false));
    }
  }

  private static void storeGates(Class<?> runbook, String version) throws IOException {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.BY_HAND)) {
      WorkflowStub run = bench.start(world.runbook(), world.request(), RUN);
      int gates = 0;
      GateCard last = null;
      while (!bench.journal().hasEnded()) {
        GateCard card = bench.journal().gate().orElse(null);
        if (card != null && !card.equals(last)) {
          last = card;
          write(runbook, version, "at-gate-" + ++gates, at(bench, run, GATE).toJson(false));
          bench.decide(run, card);
        }
      }
      run.getResult(Object.class);
      write(runbook, version, "ended", bench.history(run).toJson(false));
    }
  }

  /** Parked at its first change, which is then tried again. */
  private static void storeParked(Class<?> runbook, String version) throws IOException {
    World world = Runbooks.worldOf(runbook);
    Fault fault = new Fault(firstChange(runbook), Fault.Kind.REFUSED);
    try (Bench bench = new Bench(runbook, world.verbs(), fault, Answers.YES)) {
      WorkflowStub run = bench.start(world.runbook(), world.request(), RUN);
      ParkCard card = requireNonNull(bench.journal().awaitTold(Entry.Kind.STEP_PARKED).parked());
      write(runbook, version, "parked", at(bench, run, PARKING).toJson(false));
      bench.mend();
      bench.choose(run, MemoryJournal.choice(RUN, card, Choice.RETRY));
      run.getResult(Object.class);
      write(runbook, version, "parked-then-ended", bench.history(run).toJson(false));
    }
  }

  private static String firstChange(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      bench.start(world.runbook(), world.request()).getResult(Object.class);
      return bench.called().stream().filter(Changing.verbs()::contains).findFirst().orElseThrow();
    }
  }

  /** Cancelled at its first gate, if it has one. */
  private static void storeCancelled(Class<?> runbook, String version) throws IOException {
    if (!Runbooks.asks(runbook)) {
      return;
    }
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.BY_HAND)) {
      WorkflowStub run = bench.start(world.runbook(), world.request(), RUN);
      bench.journal().awaitTold(Entry.Kind.GATE_OPENED);
      bench.choose(run, MemoryJournal.stop(RUN, Choice.CANCEL, "operator"));
      bench.journal().awaitTold(Entry.Kind.RUN_ENDED);
      write(
          runbook,
          version,
          "cancelled",
          at(bench, run, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED).toJson(false));
    }
  }

  /** The history of a run as soon as this is the last thing in it. */
  private static WorkflowExecutionHistory at(Bench bench, WorkflowStub run, EventType last) {
    while (true) {
      WorkflowExecutionHistory history = bench.history(run);
      if (history.getLastEvent().getEventType() == last) {
        return history;
      }
    }
  }

  private static void write(Class<?> runbook, String version, String state, String json)
      throws IOException {
    Path file = FOLDER.resolve(Runbooks.id(runbook) + "." + version + "." + state + ".json");
    if (Files.exists(file)) {
      throw new IllegalStateException(file + " is stored: a stored history is never changed");
    }
    Files.writeString(file, json);
    System.out.println(Instant.now() + " " + file);
  }

  static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(Files.readString(file), RUN);
  }

  static List<Path> of(Class<?> runbook) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(Runbooks.id(runbook) + "."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
