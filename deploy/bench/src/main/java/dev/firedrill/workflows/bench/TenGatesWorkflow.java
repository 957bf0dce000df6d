package dev.firedrill.workflows.bench;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow type of {@link TenGates}. */
@WorkflowInterface
public interface TenGatesWorkflow {

  /** Carries it out. */
  @WorkflowMethod(name = "bench-ten-gates")
  String carryOut(BenchRequest request);
}
