package dev.firedrill.workflows.patroni;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Fails a Patroni cluster over whose leader is dead. */
@WorkflowInterface
public interface PatroniFailoverWorkflow {

  /** The procedure in {@code runbooks/04-data/patroni-failover.md}. */
  @WorkflowMethod(name = "patroni-failover")
  FailoverReport failOver(FailoverRequest request);
}
