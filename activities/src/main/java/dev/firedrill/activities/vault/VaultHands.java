package dev.firedrill.activities.vault;

import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.RunNotes;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.Attempt;
import dev.firedrill.workflows.vault.ClusterView;
import dev.firedrill.workflows.vault.VaultActivities;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does what the Vault runbook says; what holders enter does not come this way. */
@Component
final class VaultHands implements VaultActivities {

  private final VaultClusters clusters;
  private final ClusterLook look;
  private final NodeRest rest;
  private final RunNotes notes;

  VaultHands(VaultClusters clusters, HttpReach http, Secrets secrets, RunNotes notes) {
    this.clusters = clusters;
    this.notes = notes;
    this.look = new ClusterLook(http, secrets);
    this.rest = new NodeRest(http);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return look.observe(clusters.settings(cluster));
  }

  @Override
  public ClusterView observeAfterShares(TargetName cluster) {
    entered(cluster).await();
    return observe(cluster).with(OwnShares.ofThisRun(notes)::mark);
  }

  @Override
  public void clear(TargetName cluster, List<Attempt> attempts) {
    Doing.it(() -> entered(cluster).clear(attempts));
  }

  @Override
  public void clearOwn(TargetName cluster, List<Attempt> attempts) {
    Doing.it(() -> entered(cluster).clearOnly(attempts));
  }

  private EnteredShares entered(TargetName cluster) {
    return new EnteredShares(rest, clusters.settings(cluster).nodes());
  }
}
