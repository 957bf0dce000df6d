package dev.firedrill.workflows.patroni;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Rebuilds a broken or diverged replica of a Patroni cluster from its leader. */
@WorkflowInterface
public interface PatroniReinitializeWorkflow {

  /** The procedure in {@code runbooks/04-data/patroni-reinitialize.md}. */
  @WorkflowMethod(name = "patroni-reinitialize")
  ReinitializeReport reinitialize(ReinitializeRequest request);
}
