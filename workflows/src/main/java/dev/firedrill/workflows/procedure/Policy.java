package dev.firedrill.workflows.procedure;

import io.temporal.activity.ActivityInterface;

/**
 * Admits a run as its first step, so that schedules and alerts are bound by the same rules as
 * people.
 */
@ActivityInterface(namePrefix = "Policy")
public interface Policy {

  /**
   * The terms of this launch; {@link NotPossible} with the reasons if it may not start: nobody
   * signed it, or it was carried out before.
   *
   * @param execution the engine's own id of what carries the run out; the first one that asks is
   *     admitted, however often it asks
   */
  @Looks
  Terms admit(LaunchClaim claim, String execution);
}
