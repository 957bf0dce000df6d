package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Manner;
import io.temporal.client.WorkflowStub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every runbook promises of its plan. */
class PlanContractTest {

  private static final Set<Entry.Kind> PLANNED_CHANGES =
      Set.of(Entry.Kind.CHANGE_PLANNED, Entry.Kind.NO_WAY_BACK_PLANNED);

  static List<Class<?>> runbooks() {
    List<Class<?>> all = Runbooks.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(4);
    return all;
  }

  /** What every run calls, whatever it looks at. */
  private static final Set<String> GRAMMAR = Set.of("JournalTell", "PolicyAdmit", "LocksTake");

  static List<Class<?>> askingRunbooks() {
    List<Class<?>> asking = Runbooks.asking();
    assertThat(asking).hasSizeGreaterThanOrEqualTo(4);
    return asking;
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void aPlanLooksAtTheWorldAndChangesNothing(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request(), Manner.PLAN)))
          .isEqualTo(Ending.PLANNED);
      assertThat(world.effects()).isEmpty();
      assertThat(bench.called())
          .doesNotContainAnyElementsOf(Changing.verbs())
          .as("it looks")
          .anyMatch(verb -> !GRAMMAR.contains(verb));
      assertThat(bench.journal().gate()).as("nobody is asked").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void aPlanTellsThePagesStepsUpToTheFirstThatCannotBeForeseen(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      Endings.awaited(bench.start(world.runbook(), world.request(), Manner.PLAN));
      List<String> told = bench.journal().titles();
      List<String> page = Pages.steps(world.runbook());
      assertThat(told).isEqualTo(page.subList(0, told.size()));
      assertThat(told).containsAll(noWayBack(world.runbook()));
      assertThat(bench.journal().entries())
          .anyMatch(entry -> PLANNED_CHANGES.contains(entry.kind()));
      assertThat(bench.journal().plannedGates().values())
          .allSatisfy(facts -> assertThat(facts).isNotNull());
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void aRunThatHoldsToItsPlanRecoversWhereNothingHasMoved(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      bench.journal().plan(plan(runbook));
      WorkflowStub run =
          bench.start(world.runbook(), world.request(), Manner.asPlannedIn("r-before"));
      assertThat(Endings.awaited(run)).isEqualTo(Ending.RECOVERED);
    }
  }

  /**
   * A plan without a gate foresees nothing that a person's yes rests on: nothing can have moved.
   */
  @ParameterizedTest
  @MethodSource("askingRunbooks")
  void aRunThatHoldsToItsPlanSaysWhatHasMovedAndChangesNothing(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      Map<String, List<String>> moved = new LinkedHashMap<>(plan(runbook));
      moved.replaceAll((title, facts) -> withAnother(facts));
      bench.journal().plan(moved);
      WorkflowStub run =
          bench.start(world.runbook(), world.request(), Manner.asPlannedIn("r-before"));
      assertThat(Endings.awaited(run)).isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().last().detail())
          .contains("planned on, and not so any more: the moon is full")
          .contains("the world has moved since plan r-before");
      assertThat(world.effects()).isEmpty();
      assertThat(bench.journal().entries())
          .noneMatch(entry -> entry.kind() == Entry.Kind.GATE_OPENED);
    }
  }

  /** The step after which there is no way back, if there is such a step. */
  private static List<String> noWayBack(String id) {
    return Stream.of(Pages.noWayBackAfter(id)).filter(title -> !title.isEmpty()).toList();
  }

  private static List<String> withAnother(List<String> facts) {
    List<String> more = new ArrayList<>(facts);
    more.add("the moon is full");
    return more;
  }

  /** What a run compares that holds to this runbook's plan. */
  private static Map<String, List<String>> plan(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      Endings.awaited(bench.start(world.runbook(), world.request(), Manner.PLAN));
      return bench.journal().asPlanned();
    }
  }
}
