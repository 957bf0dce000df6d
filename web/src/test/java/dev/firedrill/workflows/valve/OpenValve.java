package dev.firedrill.workflows.valve;

import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import java.util.List;

/** Reads as the page {@code core/open-valve.md} of the tests. */
@Runbook("open-valve")
public final class OpenValve implements ValveWorkflow {

  private final Run run = Run.open();

  @Override
  public String open(ValveRequest request) {
    String seen = run.look("Look at the valve", () -> "it is red");
    run.approval(
        "Approve the turn",
        Gate.asking("Turn the wheel " + request.turns() + " times?")
            .willDo(List.of("Turn the wheel"))
            .restingOn(List.of(seen))
            .by("incident-commander"));
    run.noWayBack("Turn the wheel", () -> {});
    return "open";
  }
}
