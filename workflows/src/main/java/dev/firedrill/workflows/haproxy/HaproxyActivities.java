package dev.firedrill.workflows.haproxy;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;

/** The verbs of the traffic switch in front of a target's writer. */
@ActivityInterface(namePrefix = "Haproxy")
public interface HaproxyActivities {

  /** Whether the target declares a traffic switch. */
  @Looks
  boolean isDeclared(TargetName target);

  /** New clients are refused; open sessions stay (HAProxy 2.6, "disable frontend"). */
  @Changes(seconds = 20)
  void hold(TargetName target);

  /** New clients are taken again (HAProxy 2.6, "enable frontend"). */
  @Changes(seconds = 20)
  void resume(TargetName target);
}
