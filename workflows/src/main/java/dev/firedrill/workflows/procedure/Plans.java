package dev.firedrill.workflows.procedure;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.Map;

/** The plans that were made before, as a run that holds to one of them reads it. */
@ActivityInterface(namePrefix = "Plans")
public interface Plans {

  /**
   * What each gate of the plan rests on and sets going, and what the plan left out, by title;
   * {@link NotPossible} with the reasons when the launch's plan was not made of the same thing:
   * same runbook in the same version, same inputs.
   */
  @Looks
  Map<String, List<String>> restingOn(LaunchClaim claim);
}
