package dev.firedrill.activities.vault;

import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Host;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.ScratchActivities;
import dev.firedrill.workflows.vault.ScratchNode;
import org.springframework.stereotype.Component;

/** Restores snapshots into the scratch places of Vault clusters. */
@Component
final class ScratchHands implements ScratchActivities {

  private final VaultClusters clusters;
  private final Targets targets;
  private final Shells shells;
  private final NodeRest rest;
  private final Secrets secrets;

  ScratchHands(
      VaultClusters clusters, Targets targets, Shells shells, HttpReach http, Secrets secrets) {
    this.clusters = clusters;
    this.targets = targets;
    this.shells = shells;
    this.rest = new NodeRest(http);
    this.secrets = secrets;
  }

  @Override
  public ScratchNode observe(TargetName cluster) {
    Target target = targets.require(cluster);
    return new ScratchNode(
        settings(cluster).api().getAuthority(),
        host(cluster).look(),
        target.recoveryTime().toSeconds());
  }

  @Override
  public void restore(TargetName cluster, String key) {
    Doing.it(() -> {
      try (PassingFile file = PassingFile.make();
          SnapshotStore store = SnapshotStore.of(cluster, clusters.settings(cluster), secrets)) {
        store.fetch(key, file.path());
        host(cluster).restore(file.path());
      }
    });
  }

  @Override
  public void discard(TargetName cluster) {
    Doing.it(() -> host(cluster).discard());
  }

  private ScratchSettings settings(TargetName cluster) {
    return clusters
        .settings(cluster)
        .snapshots()
        .flatMap(SnapshotSettings::scratch)
        .orElseThrow(() ->
            new NotPossible(
                "the target's file of " + cluster + " has no 'scratch': nothing can be restored"));
  }

  private ScratchHost host(TargetName cluster) {
    ScratchSettings settings = settings(cluster);
    return new ScratchHost(
        settings,
        new Host(
            shells.with(targets.require(cluster).ssh()), settings.ssh(), settings.node().name()),
        rest);
  }
}
