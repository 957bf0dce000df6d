package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change that can't be told is not made, in every runbook: found by scan, not opted into. */
@Execution(ExecutionMode.CONCURRENT)
class ToldBeforeDoneContractTest {

  private static final Set<Kind> CHANGES = Set.of(Kind.CHANGE_BEGAN, Kind.NO_WAY_BACK_BEGAN);

  static List<Class<?>> runbooks() {
    return Runbooks.all();
  }

  /**
   * Where the journal takes no more from a change on, neither that change is made, nor one after
   * it, nor an undo of those before it: no change leaves fewer effects than an earlier one, and the
   * first none.
   */
  @ParameterizedTest
  @MethodSource("runbooks")
  void fromAChangeOnThatCannotBeToldNothingIsDone(Class<?> runbook) {
    World happy = Runbooks.worldOf(runbook);
    List<Entry> changes = changesOf(runbook, happy);
    assertThat(changes).as("changes that %s tells", happy.runbook()).isNotEmpty();
    int before = 0;
    for (Entry change : changes) {
      List<String> made = effectsWithout(runbook, change);
      assertThat(made)
          .as("all effects before “%s”", change.title())
          .hasSizeGreaterThanOrEqualTo(before);
      assertThat(made).isEqualTo(happy.effects().subList(0, made.size()));
      before = made.size();
    }
    assertThat(effectsWithout(runbook, changes.getFirst())).isEmpty();
  }

  /** What was made although the journal took neither this change nor anything after it. */
  private static List<String> effectsWithout(Class<?> runbook, Entry change) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      bench
          .journal()
          .refuseFrom(entry -> entry.kind() == change.kind() && entry.step() == change.step());
      WorkflowStub run = bench.start(world.runbook(), world.request());
      assertThatThrownBy(() -> run.getResult(Object.class))
          .isInstanceOf(WorkflowFailedException.class)
          .rootCause()
          .hasMessageContaining("refused by the test");
      assertThat(bench.journal().entries()).noneMatch(entry -> entry.step() >= change.step());
      return world.effects();
    }
  }

  /** The changes that a happy run tells, each as it began. */
  private static List<Entry> changesOf(Class<?> runbook, World world) {
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      bench.start(world.runbook(), world.request()).getResult(Object.class);
      return bench.journal().entries().stream()
          .filter(entry -> CHANGES.contains(entry.kind()))
          .toList();
    }
  }
}
