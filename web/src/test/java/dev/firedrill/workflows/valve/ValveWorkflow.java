package dev.firedrill.workflows.valve;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Opens a valve that is not there. */
@WorkflowInterface
public interface ValveWorkflow {

  @WorkflowMethod(name = "open-valve")
  String open(ValveRequest request);
}
