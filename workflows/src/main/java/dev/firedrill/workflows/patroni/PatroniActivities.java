package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;

/** The verbs of a Patroni cluster. */
@ActivityInterface(namePrefix = "Patroni")
public interface PatroniActivities {

  /** What each member and etcd say; fails when etcd does not answer. */
  @Looks(seconds = 20)
  ClusterView observe(TargetName cluster);

  /**
   * What a member's host shows over SSH; a host that cannot be reached is an answer, not a failure.
   */
  @Looks(seconds = 20)
  HostView lookAtHost(TargetName cluster, String member);

  /** Gives the data directory to root and ends what runs in it; done when nothing does. */
  @Changes(seconds = 60)
  void fence(TargetName cluster, String member);

  /**
   * Runs the target's declared power-off command for the member's host, once: whether a host is off
   * can't be asked, and a command that turns it off and on again would boot it by a second attempt.
   */
  @Changes(seconds = 120, attempts = 1)
  void powerOff(TargetName cluster, String member);

  /**
   * Asks Patroni to fail over to the candidate, and waits until it has taken or dropped the order.
   */
  @Changes(seconds = 60)
  void failOver(TargetName cluster, String candidate);

  /**
   * As {@link #failOver}, for a candidate that lacks writes: the order is given only while nobody
   * is left who has everything and the loss is not larger than the accepted one.
   */
  @Changes(seconds = 60)
  void failOverLosing(TargetName cluster, Loss accepted);

  /**
   * Asks Patroni to let the candidate take the leader's place, once and only while the leader leads
   * on this timeline, and waits until it has taken or dropped the order (Patroni REST API, POST
   * /switchover).
   */
  @Changes(seconds = 90)
  void switchOver(TargetName cluster, String leader, String candidate, int timeline);

  /** Ends maintenance mode (Patroni REST API, PATCH /config {"pause": null}). */
  @Changes(seconds = 30)
  void leaveMaintenanceMode(TargetName cluster);

  /** Copies the fenced data directory beside itself, under this run's name. */
  @Changes(seconds = 4 * 3600)
  void preserve(TargetName cluster, String member);

  /** Lifts the fence and starts Patroni there; done when the member follows the leader. */
  @Changes(seconds = 600)
  void bringBack(TargetName cluster, String member);

  /**
   * Lifts the fence, starts Patroni there and has the old leader's data directory replaced by the
   * leader's (Patroni REST API, POST /reinitialize); done when the member follows.
   */
  @Changes(seconds = 4 * 3600, attempts = 3)
  void rebuild(TargetName cluster, String member);

  /**
   * Has a standby's data directory replaced by the leader's (Patroni REST API, POST /reinitialize);
   * done when it is another one and the member follows.
   *
   * @param generation the data directory that may be destroyed; another one is left alone
   */
  @Changes(seconds = 4 * 3600, attempts = 3)
  void reinitialize(TargetName cluster, String member, String generation);
}
