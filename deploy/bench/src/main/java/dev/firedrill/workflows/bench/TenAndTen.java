package dev.firedrill.workflows.bench;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.Undo;

/** Ten looks and ten changes, by turns. */
@Runbook("bench-ten-and-ten")
public final class TenAndTen implements TenAndTenWorkflow {

  private final Run run = Run.open();
  private final BenchActivities bench = Activities.stub(BenchActivities.class);

  @Override
  public String carryOut(BenchRequest request) {
    for (int i = 1; i <= 10; i++) {
      run.look("Look " + i, bench::glance);
      run.change("Change " + i, Undo.none("nothing was changed"), bench::touch);
    }
    return "done";
  }
}
