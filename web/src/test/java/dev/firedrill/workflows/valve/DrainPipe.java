package dev.firedrill.workflows.valve;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.Undo;
import java.util.List;

/** Reads as the page {@code core/drain-pipe.md} of the tests. */
@Runbook("drain-pipe")
public final class DrainPipe implements DrainWorkflow {

  private final Run run = Run.open();
  private final WheelActivities wheel = Activities.stub(WheelActivities.class);

  @Override
  public String drain(ValveRequest request) {
    run.change("Shut the pipe", Undo.by("Open the pipe again", wheel::turn), () -> {});
    run.noWayBack("Drain the pipe", () -> {});
    run.approval(
        "Approve the filling",
        Gate.asking("Fill the pipe?").willDo(List.of("Fill it")).by("incident-commander"));
    return "drained";
  }
}
