package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.FaultInterceptor.Call;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Journal;
import dev.firedrill.workflows.procedure.Rests;
import io.temporal.client.WorkflowStub;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a run's changes and tellings carry, so that an execution that was given up is told apart.
 */
@Execution(ExecutionMode.CONCURRENT)
class RestsContractTest {

  static List<Class<?>> runbooks() {
    return Runbooks.all();
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void eachChangeRestsOnAllThatWasToldAndWhatIsToldAfterItOnThatChange(Class<?> runbook) {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      WorkflowStub run = bench.start(world.runbook(), world.request());
      assertThat(Endings.awaited(run)).isEqualTo(Ending.RECOVERED);
      int rests = 0;
      int changes = 0;
      for (Call call : bench.calls()) {
        boolean isChange = !call.local() && !call.type().equals(Journal.TELL);
        if (isChange) {
          assertThat(call.rests()).as("%s", call).isGreaterThan(rests);
          rests = call.rests();
          changes++;
        } else {
          assertThat(call.rests()).as("%s", call).isEqualTo(call.local() ? rests : Rests.UNKNOWN);
        }
      }
      assertThat(changes).isPositive();
      assertThat(beginnings(bench)).as("places of changes that began").contains(rests);
    }
  }

  private static List<Integer> beginnings(Bench bench) {
    return bench.journal().entries().stream()
        .filter(entry ->
            entry.kind() == Entry.Kind.CHANGE_BEGAN || entry.kind() == Entry.Kind.NO_WAY_BACK_BEGAN)
        .map(Entry::sequence)
        .toList();
  }
}
