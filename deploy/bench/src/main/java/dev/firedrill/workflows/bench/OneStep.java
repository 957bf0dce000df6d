package dev.firedrill.workflows.bench;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.Undo;

/** One change. */
@Runbook("bench-one-step")
public final class OneStep implements OneStepWorkflow {

  private final Run run = Run.open();
  private final BenchActivities bench = Activities.stub(BenchActivities.class);

  @Override
  public String carryOut(BenchRequest request) {
    run.change("Change 1", Undo.none("nothing was changed"), bench::touch);
    return "done";
  }
}
