package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.WhenHeld;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every runbook promises about the lock on its target: found by scan, not opted into. */
@Execution(ExecutionMode.CONCURRENT)
class LockContractTest {

  private static final Set<String> BEFORE_THE_LOCK =
      Set.of("JournalTell", "PolicyAdmit", "LocksTake");

  static List<Class<?>> runbooks() {
    return Runbooks.all();
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void aSecondRunOnATargetIsRefusedAndNamesTheFirst(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    MemoryLocks locks = new MemoryLocks();
    try (Bench first = bench(runbook, world, Answers.BY_HAND, locks);
        Bench second = bench(runbook, world, Answers.YES, locks)) {
      stand(first, runbook, world);
      WorkflowStub run = second.start(world.runbook(), world.request(), "run-second");
      assertThat(Endings.awaited(run)).isEqualTo(Ending.REFUSED);
      assertThat(second.journal().last().detail())
          .isEqualTo(world.request().target() + " is held by run-first");
      assertThat(BEFORE_THE_LOCK).containsAll(second.called());
      assertThat(second.journal().titles()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void aRunThatWaitsForTheLockLooksAtNothingUntilTheOtherHasEnded(Class<?> runbook)
      throws Exception {
    World world = Runbooks.worldOf(runbook);
    World later = Runbooks.worldOf(runbook);
    MemoryLocks locks = new MemoryLocks();
    try (Bench first = bench(runbook, world, Answers.BY_HAND, locks);
        Bench second = bench(runbook, later, Answers.YES, locks)) {
      WorkflowStub one = stand(first, runbook, world);
      WorkflowStub two =
          second.start(world.runbook(), world.request(), "run-second", WhenHeld.QUEUE);
      second.awaitWaiting(two);
      assertThat(BEFORE_THE_LOCK).containsAll(second.called());
      finish(first, one);
      assertThat(Endings.awaited(one)).isEqualTo(Ending.RECOVERED);
      second.wake(two, "lockFreed");
      assertThat(Endings.awaited(two)).isEqualTo(Ending.RECOVERED);
      assertThat(later.defectsAfterRecovery()).isEmpty();
      second.replay(second.history(two));
    }
  }

  @TestFactory
  Stream<DynamicTest> aRunWhoseLockWasTakenOverChangesNothingMoreAndSaysWhatIsOpen() {
    return runbooks().stream()
        .flatMap(runbook -> changesOf(runbook).map(verb -> losing(runbook, verb)));
  }

  private static DynamicTest losing(Class<?> runbook, String verb) {
    return DynamicTest.dynamicTest(
        Runbooks.id(runbook) + ": from " + verb + " on", () -> loses(runbook, verb));
  }

  private static void loses(Class<?> runbook, String verb) {
    World world = Runbooks.worldOf(runbook);
    Fault lost = new Fault(verb, Fault.Kind.LOCK_LOST);
    try (Bench bench = new Bench(runbook, world.verbs(), lost, Answers.YES)) {
      Ending ending = Endings.awaited(bench.start(world.runbook(), world.request()));
      assertThat(ending).isNotEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().last().detail()).contains("the test took the lock over");
      assertThat(ending).isEqualTo(world.effects().isEmpty() ? Ending.REFUSED : Ending.UNVERIFIED);
      assertThat(undosCarriedOut(bench)).isZero();
    }
  }

  /** An undo is a change, too: each is begun by name, and none is done. */
  private static long undosCarriedOut(Bench bench) {
    List<Entry> told = bench.journal().entries();
    List<Integer> undos =
        told.stream()
            .filter(entry -> entry.kind() == Entry.Kind.UNDO_BEGAN)
            .map(Entry::step)
            .toList();
    return told.stream()
        .filter(entry -> entry.kind() == Entry.Kind.STEP_DONE && undos.contains(entry.step()))
        .count();
  }

  /** The changes that a happy run makes. */
  private static Stream<String> changesOf(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      Endings.awaited(bench.start(world.runbook(), world.request()));
      List<String> changes = bench.called().stream().filter(Changing.verbs()::contains).toList();
      assertThat(changes).as("changes of " + world.runbook()).isNotEmpty();
      return changes.stream();
    }
  }

  private static Bench bench(Class<?> runbook, World world, Answers answers, MemoryLocks locks) {
    return new Bench(runbook, world.verbs(), Fault.NONE, answers, locks);
  }

  /** A run that stands at its gate; one that asks nobody stands at the stop switch. */
  private static WorkflowStub stand(Bench bench, Class<?> runbook, World world) {
    boolean asks = Runbooks.asks(runbook);
    bench.journal().stopBy(asks ? "" : "an admin: wait");
    WorkflowStub run = bench.start(world.runbook(), world.request(), "run-first");
    bench.journal().awaitTold(asks ? Entry.Kind.GATE_OPENED : Entry.Kind.HALTED);
    return run;
  }

  private static void finish(Bench bench, WorkflowStub run) {
    bench.release(run);
    GateCard last = null;
    while (!bench.journal().hasEnded()) {
      GateCard card = bench.journal().gate().orElse(null);
      if (card != null && !card.equals(last)) {
        last = card;
        bench.decide(run, card);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
