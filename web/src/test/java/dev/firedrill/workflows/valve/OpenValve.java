package dev.firedrill.workflows.valve;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import java.util.List;

/** Reads as the page {@code core/open-valve.md} of the tests. */
@Runbook("open-valve")
public final class OpenValve implements ValveWorkflow {

  private final Run run = Run.open();
  private final WheelActivities wheel = Activities.stub(WheelActivities.class);

  @Override
  public String open(ValveRequest request) {
    WheelView seen = run.look("Look at the valve", Jam::look);
    run.approval(
        "Approve the turn",
        Gate.asking("Turn the wheel " + request.turns() + " times?")
            .willDo(List.of("Turn the wheel"))
            .restingOn(List.of(seen.colour()))
            .by("incident-commander"));
    // A wheel that is turned that far is one that may be stuck.
    run.noWayBack("Turn the wheel", request.turns() > 9 ? wheel::turn : () -> {});
    return "open";
  }
}
