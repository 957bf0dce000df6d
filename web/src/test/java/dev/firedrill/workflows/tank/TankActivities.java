package dev.firedrill.workflows.tank;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import io.temporal.activity.ActivityInterface;

/** What can be done with a tank. */
@ActivityInterface(namePrefix = "Tank")
public interface TankActivities {

  /** Looks, just before this is done. */
  @Looks
  String lookBefore(String next);

  /** Does it. */
  @Changes
  void carryOut(String what);
}
