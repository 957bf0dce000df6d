package dev.firedrill.workflows.patroni;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Lets another member of a healthy Patroni cluster lead. */
@WorkflowInterface
public interface PatroniSwitchoverWorkflow {

  /** The procedure in {@code runbooks/04-data/patroni-switchover.md}. */
  @WorkflowMethod(name = "patroni-switchover")
  SwitchoverReport switchOver(SwitchoverRequest request);
}
