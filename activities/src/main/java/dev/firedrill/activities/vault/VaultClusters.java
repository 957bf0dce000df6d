package dev.firedrill.activities.vault;

import dev.firedrill.activities.inventory.SystemSettings;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import org.springframework.stereotype.Component;

/** The Vault clusters of the inventory, with their settings read. */
@Component
final class VaultClusters {

  private final SystemSettings<VaultSettings> clusters;

  VaultClusters(Targets targets, VaultReader reader) {
    this.clusters = new SystemSettings<>(targets, reader, "Vault cluster");
  }

  /** The settings of this cluster; {@link NotPossible} if the target is none. */
  VaultSettings settings(TargetName cluster) {
    return clusters.of(cluster);
  }

  /** Where its snapshots are restored; {@link NotPossible} if its file says nothing of that. */
  ScratchSettings scratch(TargetName cluster) {
    return settings(cluster)
        .snapshots()
        .flatMap(SnapshotSettings::scratch)
        .orElseThrow(() ->
            new NotPossible(
                "the target's file of " + cluster + " has no 'scratch': nothing can be restored"));
  }
}
