package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What every verb of every runbook promises, whatever goes wrong with it: found by scan. */
@Execution(ExecutionMode.CONCURRENT)
class VerbContractTest {

  /** Else the laws that follow say nothing of it. */
  @Test
  void everyChangeIsMadeInSomeWorldSoThatItIsStruck() {
    assertThat(Runbooks.all().stream().flatMap(runbook -> Case.struck(runbook).keySet().stream()))
        .containsAll(Changing.declared());
    assertThat(Changing.declared()).containsAll(Changing.once()).hasSizeGreaterThan(40);
    assertThat(Changing.once()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> eachVerbMayBeCarriedOutTwice() {
    return everyProbed(Fault.Kind.TWICE, this::endsRecoveredWithEachEffectOnce);
  }

  @TestFactory
  Stream<DynamicTest> eachVerbMayFailOnceBeforeItsEffect() {
    return everyProbed(Fault.Kind.ONCE_BEFORE, this::endsRecoveredWithEachEffectOnce);
  }

  @TestFactory
  Stream<DynamicTest> eachVerbMayFailOnceAfterItsEffect() {
    return everyProbed(Fault.Kind.ONCE_AFTER, this::endsRecoveredWithEachEffectOnce);
  }

  @TestFactory
  Stream<DynamicTest> aChangeThatCannotBeProbedParksWhenItsAnswerIsLostAndIsNotMadeAgain() {
    return everyVerb(Fault.Kind.LOST, this::parksAndIsMadeOnce)
        .filter(test -> isOneOf(Changing.once(), test));
  }

  @TestFactory
  Stream<DynamicTest> aChangeThatIsStoppedAtItsLastMomentIsMadeOnceAfterTheRelease() {
    return everyChange(Fault.Kind.STOPPED_ONCE, this::endsRecoveredWithEachEffectOnce);
  }

  @TestFactory
  Stream<DynamicTest> aChangeWhoseAnswersAreAllLostParksAndIsMadeOnceWhenItIsTriedAgain() {
    return everyChange(Fault.Kind.LOST, this::recoversByRetry)
        .filter(test -> !isOneOf(Changing.once(), test));
  }

  @TestFactory
  Stream<DynamicTest> aChangeThatCannotBeDoneParksAndIsMadeOnceWhenItIsTriedAgain() {
    return everyChange(Fault.Kind.REFUSED, this::recoversByRetry);
  }

  @TestFactory
  Stream<DynamicTest> aChangeThatCannotBeDoneIsSkippedByNameAndTheEndingListsIt() {
    return everyChange(Fault.Kind.REFUSED, this::saysWhatWasSkipped);
  }

  @TestFactory
  Stream<DynamicTest> aVerbThatCannotBeDoneLeavesACleanWorldOrSaysThatItDoesNotKnow() {
    return everyVerb(Fault.Kind.REFUSED, this::endsCleanOrUnverified);
  }

  @TestFactory
  Stream<DynamicTest> aVerbThatKeepsFailingLeavesACleanWorldOrSaysThatItDoesNotKnow() {
    return everyVerb(Fault.Kind.ALWAYS, this::endsCleanOrUnverified);
  }

  private void endsRecoveredWithEachEffectOnce(Case of, Fault fault) {
    World world = of.world();
    try (Bench bench = new Bench(of.runbook(), world.verbs(), fault, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).doesNotHaveDuplicates();
      assertThat(world.defectsAfterRecovery()).isEmpty();
    }
  }

  private void endsCleanOrUnverified(Case of, Fault fault) {
    World world = of.world();
    try (Bench bench = new Bench(of.runbook(), world.verbs(), fault, Answers.YES)) {
      bench.whenParked(Choice.ABORT);
      WorkflowStub run = bench.start(world.runbook(), world.request());
      Ending ending = Endings.awaited(run);
      assertThat(ending).isNotEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().last().ending()).isEqualTo(ending);
      if (ending != Ending.UNVERIFIED) {
        assertThat(world.defectsAfterUndo()).isEmpty();
      }
      replays(bench, run);
    }
  }

  private void recoversByRetry(Case of, Fault fault) {
    World world = of.world();
    try (Bench bench = new Bench(of.runbook(), world.verbs(), fault, Answers.YES)) {
      bench.whenParked(Choice.RETRY);
      WorkflowStub run = bench.start(world.runbook(), world.request());
      assertThat(Endings.awaited(run)).isEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().parked()).isPresent();
      assertThat(world.effects()).doesNotHaveDuplicates();
      assertThat(world.defectsAfterRecovery()).isEmpty();
      if (of.isUsual()) {
        assertThat(bench.journal().titles()).isEqualTo(Pages.steps(world.runbook()));
      }
      replays(bench, run);
    }
  }

  private void parksAndIsMadeOnce(Case of, Fault fault) {
    World world = of.world();
    try (Bench bench = new Bench(of.runbook(), world.verbs(), fault, Answers.YES)) {
      bench.whenParked(Choice.ABORT);
      WorkflowStub run = bench.start(world.runbook(), world.request());
      assertThat(Endings.awaited(run)).isNotEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().parked()).isPresent();
      assertThat(world.effects()).isNotEmpty().doesNotHaveDuplicates();
      replays(bench, run);
    }
  }

  private static boolean verifies(Entry entry, Entry skipped) {
    return entry.kind() == Entry.Kind.VERIFY_BEGAN && entry.step() > skipped.step();
  }

  /** A run that has ended or parked meanwhile takes no cancel, and needs none. */
  private static void cancel(Bench bench, WorkflowStub run) {
    try {
      bench.choose(run, MemoryJournal.stop(idOf(run), Choice.CANCEL, "operator"));
    } catch (WorkflowUpdateException | WorkflowNotFoundException late) {
      assertThat(late).isNotNull();
    }
  }

  /** Without the change a later verify may last; then people cancel and end the run. */
  private void saysWhatWasSkipped(Case of, Fault fault) {
    World world = of.world();
    try (Bench bench = new Bench(of.runbook(), world.verbs(), fault, Answers.YES)) {
      bench.journal().whenParked(card -> card.id() == 1 ? Choice.SKIP : Choice.ABORT);
      WorkflowStub run = bench.start(world.runbook(), world.request());
      if (Together.endsUnskipped(bench, run)) {
        return;
      }
      Entry skipped = bench.journal().awaitTold(Entry.Kind.STEP_SKIPPED);
      Entry verify =
          bench.journal().awaitTold(entry -> entry.ending() != null || verifies(entry, skipped));
      if (verify.ending() == null) {
        cancel(bench, run);
      }
      Ending ending = Endings.awaited(run);
      assertThat(bench.journal().last().ending()).isEqualTo(ending);
      assertThat(bench.journal().last().detail())
          .contains("skipped by approver: " + skipped.title() + ": by hand");
      replays(bench, run);
    }
  }

  private interface Law {
    void holds(Case of, Fault fault);
  }

  /** Each verb of each runbook, the journal and the desk left aside. */
  private Stream<DynamicTest> everyVerb(Fault.Kind kind, Law law) {
    return Runbooks.all().stream()
        .flatMap(runbook -> Case.struck(runbook).entrySet().stream())
        .map(each -> test(each.getValue(), new Fault(each.getKey(), kind), law));
  }

  private Stream<DynamicTest> everyChange(Fault.Kind kind, Law law) {
    return everyVerb(kind, law).filter(test -> isOneOf(Changing.verbs(), test));
  }

  /** Those that may be tried again: all but the few that can't be probed. */
  private Stream<DynamicTest> everyProbed(Fault.Kind kind, Law law) {
    return everyVerb(kind, law).filter(test -> !isOneOf(Changing.once(), test));
  }

  private static boolean isOneOf(Set<String> verbs, DynamicTest test) {
    return verbs.stream().anyMatch(verb -> test.getDisplayName().endsWith(" " + verb));
  }

  private static void replays(Bench bench, WorkflowStub run) {
    try {
      bench.replay(bench.history(run));
    } catch (Exception otherwise) {
      throw new AssertionError("decides otherwise when replayed", otherwise);
    }
  }

  private static String idOf(WorkflowStub run) {
    return run.getExecution().getWorkflowId();
  }

  private static DynamicTest test(Case of, Fault fault, Law law) {
    return DynamicTest.dynamicTest(of + ": " + fault, () -> law.holds(of, fault));
  }
}
