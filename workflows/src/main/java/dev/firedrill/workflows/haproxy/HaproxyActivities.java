package dev.firedrill.workflows.haproxy;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;

/** The verbs of the traffic switch in front of a target's writer. */
@ActivityInterface(namePrefix = "Haproxy")
public interface HaproxyActivities {

  /** The frontend in front of the writer, and whether it takes clients. */
  @Looks
  TrafficView lookAtClients(TargetName target);

  /** Whether the target declares a traffic switch; for runs that began before it was looked at. */
  @Looks
  boolean isDeclared(TargetName target);

  /** New clients are refused; open sessions stay (HAProxy 2.6, "disable frontend"). */
  @Changes(seconds = 20)
  void hold(TargetName target);

  /** New clients are taken again (HAProxy 2.6, "enable frontend"). */
  @Changes(seconds = 20)
  void resume(TargetName target);
}
