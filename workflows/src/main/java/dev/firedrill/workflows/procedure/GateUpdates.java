package dev.firedrill.workflows.procedure;

import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/** The updates that a run takes from people. */
public interface GateUpdates {

  /** Decides the open gate; returns when the decision is in the audit. */
  @UpdateMethod(name = "decide")
  Receipt decide(SignedDecision decision);

  /** Refuses at once, leaving nothing in history, what can be told from the decision itself. */
  @UpdateValidatorMethod(updateName = "decide")
  void mayDecide(SignedDecision decision);
}
