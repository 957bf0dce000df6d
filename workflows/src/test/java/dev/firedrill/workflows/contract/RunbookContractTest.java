package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every runbook promises, whichever it is: found by scan, not opted into. */
@Execution(ExecutionMode.CONCURRENT)
class RunbookContractTest {

  private static final int RUNBOOKS_AT_LEAST = 1;
  private static final Set<String> NOT_VERBS =
      Set.of("JournalTell", "PolicyAdmit", "SignaturesGenuine");

  static List<Class<?>> runbooks() {
    return Runbooks.all();
  }

  @Test
  void theScanSawTheRunbooks() {
    assertThat(runbooks()).hasSizeGreaterThanOrEqualTo(RUNBOOKS_AT_LEAST);
  }

  @Test
  void eachPageHasOneProcedureAndEachProcedureOnePage() {
    assertThat(runbooks().stream().map(Runbooks::id).sorted().toList()).isEqualTo(Pages.ids());
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void aHappyRunTellsTheStepsOfThePageAndReplays(Class<?> runbook) throws Exception {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      WorkflowStub run = bench.start(world.runbook(), world.request());
      assertThat(endingOf(run)).isEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().titles()).isEqualTo(Pages.steps(world.runbook()));
      assertThat(world.defectsAfterRecovery()).isEmpty();
      bench.replay(bench.history(run));
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void thePageNamesTheStepAfterWhichThereIsNoWayBack(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      endingOf(bench.start(world.runbook(), world.request()));
      List<String> noWayBack =
          bench.journal().entries().stream()
              .filter(entry -> entry.kind() == Entry.Kind.NO_WAY_BACK_BEGAN)
              .map(Entry::title)
              .toList();
      assertThat(String.join("", noWayBack)).isEqualTo(Pages.noWayBackAfter(world.runbook()));
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void aNoChangesNothing(Class<?> runbook) {
    nothingHappensWhenPeopleAnswer(runbook, Answers.NO, Ending.DECLINED);
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void nobodyAnsweringIsANo(Class<?> runbook) {
    nothingHappensWhenPeopleAnswer(runbook, Answers.SILENCE, Ending.EXPIRED);
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void whatOlderVersionsLeftOpenReplays(Class<?> runbook) throws Exception {
    World world = Runbooks.worldOf(runbook);
    List<Path> stored = StoredHistories.of(runbook);
    assertThat(stored).as("stored histories of " + world.runbook()).isNotEmpty();
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      for (Path history : stored) {
        bench.replay(StoredHistories.read(history));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> eachVerbMayBeCarriedOutTwice() {
    return everyVerb(Fault.Kind.TWICE, this::endsRecoveredWithEachEffectOnce);
  }

  @TestFactory
  Stream<DynamicTest> eachVerbMayFailOnceBeforeItsEffect() {
    return everyVerb(Fault.Kind.ONCE_BEFORE, this::endsRecoveredWithEachEffectOnce);
  }

  @TestFactory
  Stream<DynamicTest> eachVerbMayFailOnceAfterItsEffect() {
    return everyVerb(Fault.Kind.ONCE_AFTER, this::endsRecoveredWithEachEffectOnce);
  }

  @TestFactory
  Stream<DynamicTest> aVerbThatCannotBeDoneLeavesACleanWorldOrSaysThatItDoesNotKnow() {
    return everyVerb(Fault.Kind.REFUSED, this::endsCleanOrUnverified);
  }

  @TestFactory
  Stream<DynamicTest> aVerbThatKeepsFailingLeavesACleanWorldOrSaysThatItDoesNotKnow() {
    return everyVerb(Fault.Kind.ALWAYS, this::endsCleanOrUnverified);
  }

  private void nothingHappensWhenPeopleAnswer(Class<?> runbook, Answers answers, Ending ending) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, answers)) {
      WorkflowStub run = bench.start(world.runbook(), world.request());
      assertThat(endingOf(run)).isEqualTo(ending);
      assertThat(world.effects()).isEmpty();
    }
  }

  private void endsRecoveredWithEachEffectOnce(Class<?> runbook, Fault fault) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), fault, Answers.YES)) {
      assertThat(endingOf(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).doesNotHaveDuplicates();
      assertThat(world.defectsAfterRecovery()).isEmpty();
    }
  }

  private void endsCleanOrUnverified(Class<?> runbook, Fault fault) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), fault, Answers.YES)) {
      Ending ending = endingOf(bench.start(world.runbook(), world.request()));
      assertThat(ending).isNotEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().last().ending()).isEqualTo(ending);
      if (ending != Ending.UNVERIFIED) {
        assertThat(world.defectsAfterUndo()).isEmpty();
      }
    }
  }

  private interface Law {
    void holds(Class<?> runbook, Fault fault);
  }

  /** Each verb of each runbook, the journal and the desk left aside. */
  private Stream<DynamicTest> everyVerb(Fault.Kind kind, Law law) {
    return runbooks().stream()
        .flatMap(
            runbook -> verbsOf(runbook).map(verb -> test(runbook, new Fault(verb, kind), law)));
  }

  private static DynamicTest test(Class<?> runbook, Fault fault, Law law) {
    String name = Runbooks.id(runbook) + ": " + fault;
    return DynamicTest.dynamicTest(name, () -> law.holds(runbook, fault));
  }

  /** The verbs that a happy run calls. */
  private static Stream<String> verbsOf(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      endingOf(bench.start(world.runbook(), world.request()));
      assertThat(bench.called()).as("activities of " + world.runbook()).containsAll(NOT_VERBS);
      return bench.called().stream().filter(verb -> !NOT_VERBS.contains(verb));
    }
  }

  private static Ending endingOf(WorkflowStub run) {
    try {
      run.getResult(Object.class);
      return Ending.RECOVERED;
    } catch (WorkflowFailedException failed) {
      return Endings.of(failed);
    }
  }
}
