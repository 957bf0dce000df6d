package dev.firedrill.workflows.bench;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;

/** Ten gates, a change behind each. */
@Runbook("bench-ten-gates")
public final class TenGates implements TenGatesWorkflow {

  private final Run run = Run.open();
  private final BenchActivities bench = Activities.stub(BenchActivities.class);

  @Override
  public String carryOut(BenchRequest request) {
    for (int i = 1; i <= 10; i++) {
      run.approval("Gate " + i, Gate.asking("Go on?").by("bench").within(Duration.ofMinutes(10)));
      run.change("Change " + i, Undo.none("nothing was changed"), bench::touch);
    }
    return "done";
  }
}
