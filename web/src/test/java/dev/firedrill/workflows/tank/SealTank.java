package dev.firedrill.workflows.tank;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.Undo;
import java.util.List;

/** Reads as the page {@code core/seal-tank.md} of the tests. */
@Runbook("seal-tank")
public final class SealTank implements TankWorkflow {

  private final Run run = Run.open();
  private final TankActivities tank = Activities.stub(TankActivities.class);

  @Override
  public String seal(TankRequest request) {
    run.look("Look at the tank", () -> tank.lookBefore("open"));
    run.change(
        "Open the pump",
        Undo.by("Close the pump", () -> tank.carryOut("close")),
        () -> tank.carryOut("open"));
    String next = request.gauge().equals("full") ? "seal" : "close";
    run.look("Look at the gauge", () -> tank.lookBefore(next));
    run.check("Check the gauge", next.equals("seal") ? List.of() : List.of("it is low"));
    run.noWayBack("Seal the tank", () -> tank.carryOut("seal"));
    return "sealed";
  }
}
