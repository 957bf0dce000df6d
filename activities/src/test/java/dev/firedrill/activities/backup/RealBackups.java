package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.patroni.RealCluster;
import dev.firedrill.workflows.backup.BackupActivities;

/** The backups of a real cluster. */
public final class RealBackups {

  private RealBackups() {}

  /** The hands that check the archive and back up. */
  public static BackupActivities hands(RealCluster cluster) {
    return new BackupHands(cluster.targets(), cluster.shells());
  }

  /** What looks whether they can be had. */
  public static TargetCheck check(RealCluster cluster) {
    return new BackupCheck(cluster.shells());
  }
}
