package dev.firedrill.workflows.bench;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow type of {@link TenAndTen}. */
@WorkflowInterface
public interface TenAndTenWorkflow {

  /** Carries it out. */
  @WorkflowMethod(name = "bench-ten-and-ten")
  String carryOut(BenchRequest request);
}
