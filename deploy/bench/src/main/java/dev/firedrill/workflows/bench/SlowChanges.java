package dev.firedrill.workflows.bench;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.Undo;

/** Twenty changes of a tenth of a second. */
@Runbook("bench-slow-changes")
public final class SlowChanges implements SlowChangesWorkflow {

  private static final int MILLIS = 100;

  private final Run run = Run.open();
  private final BenchActivities bench = Activities.stub(BenchActivities.class);

  @Override
  public String carryOut(BenchRequest request) {
    for (int i = 1; i <= 20; i++) {
      run.change("Change " + i, Undo.none("nothing was changed"), () -> bench.dwell(MILLIS));
    }
    return "done";
  }
}
