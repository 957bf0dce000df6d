package dev.firedrill.workflows.bench;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.Undo;

/** Twenty changes in a row. */
@Runbook("bench-twenty-changes")
public final class TwentyChanges implements TwentyChangesWorkflow {

  private final Run run = Run.open();
  private final BenchActivities bench = Activities.stub(BenchActivities.class);

  @Override
  public String carryOut(BenchRequest request) {
    for (int i = 1; i <= 20; i++) {
      run.change("Change " + i, Undo.none("nothing was changed"), bench::touch);
    }
    return "done";
  }
}
