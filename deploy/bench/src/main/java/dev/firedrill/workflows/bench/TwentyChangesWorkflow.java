package dev.firedrill.workflows.bench;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow type of {@link TwentyChanges}. */
@WorkflowInterface
public interface TwentyChangesWorkflow {

  /** Carries it out. */
  @WorkflowMethod(name = "bench-twenty-changes")
  String carryOut(BenchRequest request);
}
