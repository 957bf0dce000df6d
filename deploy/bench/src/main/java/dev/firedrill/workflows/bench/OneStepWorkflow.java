package dev.firedrill.workflows.bench;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow type of {@link OneStep}. */
@WorkflowInterface
public interface OneStepWorkflow {

  /** Carries it out. */
  @WorkflowMethod(name = "bench-one-step")
  String carryOut(BenchRequest request);
}
