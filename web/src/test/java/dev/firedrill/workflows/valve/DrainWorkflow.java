package dev.firedrill.workflows.valve;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Drains a pipe. */
@WorkflowInterface
public interface DrainWorkflow {

  @WorkflowMethod(name = "drain-pipe")
  String drain(ValveRequest request);
}
