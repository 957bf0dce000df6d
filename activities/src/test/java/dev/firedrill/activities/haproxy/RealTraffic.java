package dev.firedrill.activities.haproxy;

import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.patroni.RealCluster;
import dev.firedrill.workflows.haproxy.HaproxyActivities;

/** The traffic switch of a real cluster. */
public final class RealTraffic {

  private RealTraffic() {}

  /** The hands that hold and let through. */
  public static HaproxyActivities hands(RealCluster cluster) {
    return new HaproxyHands(cluster.targets(), cluster.shells());
  }

  /** What looks whether it can be reached. */
  public static TargetCheck check(RealCluster cluster) {
    return new HaproxyCheck(new HaproxyHands(cluster.targets(), cluster.shells()));
  }
}
