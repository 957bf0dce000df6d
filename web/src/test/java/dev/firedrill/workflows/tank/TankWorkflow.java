package dev.firedrill.workflows.tank;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Seals a tank that is not there. */
@WorkflowInterface
public interface TankWorkflow {

  @WorkflowMethod(name = "seal-tank")
  String seal(TankRequest request);
}
