package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LaunchClaim;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every runbook promises, whichever it is: found by scan, not opted into. */
@Execution(ExecutionMode.CONCURRENT)
class RunbookContractTest {

  private static final int RUNBOOKS_AT_LEAST = 17;

  /** A hundredth and less of what the engine takes: it warns at 10,240 events or 10 MiB. */
  private static final int EVENTS_AT_MOST = 400;

  private static final int BYTES_AT_MOST = 256 << 10;
  private static final Set<String> ALWAYS_CALLED = Set.of("JournalTell", "PolicyAdmit");

  static List<Class<?>> runbooks() {
    return Runbooks.all();
  }

  static List<Class<?>> askingRunbooks() {
    return Runbooks.asking();
  }

  static List<Class<?>> runbooksThatAskNobody() {
    return Runbooks.all().stream().filter(runbook -> !Runbooks.asks(runbook)).toList();
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
      assertThat(Endings.awaited(run)).isEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().titles()).isEqualTo(Pages.steps(world.runbook()));
      assertThat(world.defectsAfterRecovery()).isEmpty();
      assertThat(bench.called()).containsAll(ALWAYS_CALLED);
      WorkflowExecutionHistory history = bench.history(run);
      assertThat(history.getEvents()).hasSizeLessThan(EVENTS_AT_MOST);
      assertThat(history.getHistory().getSerializedSize()).isLessThan(BYTES_AT_MOST);
      bench.replay(history);
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void thePageNamesTheStepAfterWhichThereIsNoWayBack(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      Endings.awaited(bench.start(world.runbook(), world.request()));
      List<String> noWayBack =
          bench.journal().entries().stream()
              .filter(entry -> entry.kind() == Entry.Kind.NO_WAY_BACK_BEGAN)
              .map(Entry::title)
              .toList();
      assertThat(String.join("", noWayBack)).isEqualTo(Pages.noWayBackAfter(world.runbook()));
    }
  }

  /** Where nobody is asked, nobody's no can stop it: then it has to be one that needs no yes. */
  @ParameterizedTest
  @MethodSource("runbooksThatAskNobody")
  void aRunbookThatAsksNobodyIsOfLowRiskAndHasAWayBack(Class<?> runbook) {
    String id = Runbooks.id(runbook);
    assertThat(Pages.head(id, "risk")).isEqualTo("low");
    assertThat(Pages.noWayBackAfter(id)).isEmpty();
  }

  /** Of a runbook that asks nobody this says nothing: the law before holds for it instead. */
  @ParameterizedTest
  @MethodSource("askingRunbooks")
  void aNoChangesNothing(Class<?> runbook) {
    nothingHappensWhenPeopleAnswer(runbook, Answers.NO, Ending.DECLINED);
  }

  @ParameterizedTest
  @MethodSource("askingRunbooks")
  void nobodyAnsweringIsANo(Class<?> runbook) {
    nothingHappensWhenPeopleAnswer(runbook, Answers.SILENCE, Ending.EXPIRED);
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void whatNobodySignedForThisVeryRunChangesNothing(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    Launch unsigned = new Launch(world.runbook(), "v1", world.request().target(), "starter");
    List<Launch> forged =
        List.of(
            unsigned,
            unsigned.signed("AAAA"),
            Desk.signed(LaunchClaim.of("another-run", unsigned, world.request())),
            Desk.signed(LaunchClaim.of("forged-run", unsigned, "other inputs")));
    for (Launch launch : forged) {
      try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
        WorkflowStub run = bench.start(world.request(), "forged-run", launch);
        assertThat(Endings.awaited(run)).isEqualTo(Ending.REFUSED);
        assertThat(bench.journal().titles()).isEmpty();
        assertThat(bench.journal().last().detail()).contains("not signed");
        assertThat(world.effects()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void whatOlderVersionsLeftOpenReplays(Class<?> runbook) throws Exception {
    World world = Runbooks.worldOf(runbook);
    List<Path> stored = StoredHistories.of(runbook);
    assertThat(stored).as("stored histories of " + world.runbook()).isNotEmpty();
    List<String> states =
        Runbooks.asks(runbook)
            ? List.of(".at-gate-1.", ".ended.", ".parked.", ".cancelled.")
            : List.of(".ended.", ".parked.");
    for (String state : states) {
      assertThat(stored).anyMatch(file -> file.toString().contains(state));
    }
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      for (Path history : stored) {
        bench.replay(StoredHistories.read(history));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void whileAllChangesAreStoppedNothingIsChangedAndAfterwardsTheRunGoesOn(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      bench.journal().stopBy("an admin: wait");
      WorkflowStub run = bench.start(world.runbook(), world.request());
      bench.journal().awaitTold(Entry.Kind.HALTED);
      assertThat(world.effects()).isEmpty();
      bench.release(run);
      assertThat(Endings.awaited(run)).isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).doesNotHaveDuplicates();
      assertThat(bench.journal().titles()).isEqualTo(Pages.steps(world.runbook()));
    }
  }

  private void nothingHappensWhenPeopleAnswer(Class<?> runbook, Answers answers, Ending ending) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, answers)) {
      WorkflowStub run = bench.start(world.runbook(), world.request());
      assertThat(Endings.awaited(run)).isEqualTo(ending);
      assertThat(world.effects()).isEmpty();
    }
  }
}
