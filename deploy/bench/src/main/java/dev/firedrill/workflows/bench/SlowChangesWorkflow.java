package dev.firedrill.workflows.bench;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow type of {@link SlowChanges}. */
@WorkflowInterface
public interface SlowChangesWorkflow {

  /** Carries it out. */
  @WorkflowMethod(name = "bench-slow-changes")
  String carryOut(BenchRequest request);
}
