package dev.firedrill.workflows.schedules;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Looks, time and again, for slots that came to nothing. */
@WorkflowInterface
public interface SlotReconciliationWorkflow {

  /** Records each of them; returns how many these were. */
  @WorkflowMethod(name = "slot-reconciliation")
  int reconcile();
}
