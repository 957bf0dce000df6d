package dev.firedrill.activities.vault;

import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Host;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.RunNotes;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.Attempt;
import dev.firedrill.workflows.vault.CanaryView;
import dev.firedrill.workflows.vault.ScratchActivities;
import dev.firedrill.workflows.vault.ScratchNode;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Restores snapshots into the scratch places of Vault clusters. */
@Component
final class ScratchHands implements ScratchActivities {

  private static final Duration SERVES = Duration.ofMinutes(1);

  private final VaultClusters clusters;
  private final Targets targets;
  private final Shells shells;
  private final NodeRest rest;
  private final Secrets secrets;
  private final RunNotes notes;

  ScratchHands(
      VaultClusters clusters,
      Targets targets,
      Shells shells,
      HttpReach http,
      Secrets secrets,
      RunNotes notes) {
    this.clusters = clusters;
    this.targets = targets;
    this.shells = shells;
    this.rest = new NodeRest(http);
    this.secrets = secrets;
    this.notes = notes;
  }

  @Override
  public ScratchNode observe(TargetName cluster) {
    Target target = targets.require(cluster);
    return new ScratchNode(
        clusters.scratch(cluster).api().getAuthority(),
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
  public ScratchNode observeAfterShares(TargetName cluster) {
    entered(cluster).await();
    return observe(cluster).with(OwnShares.ofThisRun(notes)::mark);
  }

  @Override
  public void clear(TargetName cluster, List<Attempt> attempts) {
    Doing.it(() -> entered(cluster).clear(attempts));
  }

  private EnteredShares entered(TargetName cluster) {
    return new EnteredShares(rest, List.of(clusters.scratch(cluster).node()));
  }

  @Override
  public CanaryView read(TargetName cluster) {
    Doing.it(() -> Patience.isSo(SERVES, () -> readNow(cluster).objections().isEmpty()));
    return readNow(cluster);
  }

  private CanaryView readNow(TargetName cluster) {
    VaultSettings vault = clusters.settings(cluster);
    CanaryRead canary = new CanaryRead(rest, vault.canary(), secrets.text(vault.token()));
    CanaryView.Reading ofCluster =
        rest.active(vault.nodes())
            .map(canary::from)
            .orElseGet(() -> new CanaryView.Reading("since no node is active", ""));
    return new CanaryView(vault.canary(), canary.from(clusters.scratch(cluster).node()), ofCluster);
  }

  @Override
  public void discard(TargetName cluster) {
    Doing.it(() -> host(cluster).discard());
  }

  private ScratchHost host(TargetName cluster) {
    ScratchSettings settings = clusters.scratch(cluster);
    return new ScratchHost(
        settings,
        new Host(
            shells.with(targets.require(cluster).ssh()), settings.ssh(), settings.node().name()),
        rest);
  }
}
