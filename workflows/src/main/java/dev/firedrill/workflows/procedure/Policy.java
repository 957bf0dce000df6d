package dev.firedrill.workflows.procedure;

import io.temporal.activity.ActivityInterface;

/**
 * Admits a run as its first step, so that schedules and alerts are bound by the same rules as
 * people.
 */
@ActivityInterface(namePrefix = "Policy")
public interface Policy {

  /** The terms of this launch; {@link NotPossible} with the reasons if it may not start. */
  @Looks
  Terms admit(Launch launch);
}
