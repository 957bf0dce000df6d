package dev.firedrill.workflows.procedure;

import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/** The updates by which people say what becomes of a run that is parked, or stop one that goes. */
public interface ParkUpdates {

  /** Takes a choice; returns when it is in the audit. */
  @UpdateMethod(name = "choose")
  Receipt choose(SignedChoice choice);

  /** Refuses at once, leaving nothing in history, what can be told from the choice itself. */
  @UpdateValidatorMethod(updateName = "choose")
  void mayChoose(SignedChoice choice);
}
