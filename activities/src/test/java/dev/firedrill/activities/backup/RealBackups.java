package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.patroni.RealCluster;
import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.backup.ProofActivities;

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

  /** The hands on a leader's archive. */
  public static ArchiveActivities archive(RealCluster cluster) {
    return new ArchiveHands(cluster.targets(), cluster.shells());
  }

  /** The hands that verify a backup. */
  public static ProofActivities proof(RealCluster cluster) {
    return new ProofHands(cluster.targets(), cluster.shells());
  }

  /** What asks whether sudo allows what a verification needs. */
  public static TargetCheck proofCheck(RealCluster cluster) {
    return new ProofCheck(cluster.shells());
  }

  /** What asks whether sudo allows what the archive needs. */
  public static TargetCheck archiveCheck(RealCluster cluster) {
    return new ArchiveCheck(cluster.shells());
  }
}
