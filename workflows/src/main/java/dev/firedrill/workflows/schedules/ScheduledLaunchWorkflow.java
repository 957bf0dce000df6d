package dev.firedrill.workflows.schedules;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** What one slot of a schedule sets off. */
@WorkflowInterface
public interface ScheduledLaunchWorkflow {

  /** Launches the slot's run at the desk; returns what came of it. */
  @WorkflowMethod(name = "scheduled-launch")
  Slots.Answer launch(SlotOrder order);
}
