package dev.firedrill.activities.vault;

import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.workflows.procedure.EnteredShare;
import dev.firedrill.workflows.procedure.ShareAnswer;
import dev.firedrill.workflows.procedure.ShareBearer;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings the share that a holder entered to the node in a cluster's scratch place alone. */
@Component
final class ScratchShares implements ShareBearer {

  private final VaultClusters clusters;
  private final ShareErrand errand;

  ScratchShares(VaultClusters clusters, HttpReach http) {
    this.clusters = clusters;
    this.errand = new ShareErrand(new NodeRest(http));
  }

  @Override
  public String runbook() {
    return "vault-trial-restore";
  }

  @Override
  public List<String> objectionsTo(char[] share) {
    return ShareForm.objectionsTo(share);
  }

  @Override
  public List<ShareAnswer> bring(
      TargetName target, int before, List<EnteredShare> own, char[] share) {
    return errand.bring(
        List.of(clusters.scratch(target).node()), before, new OwnShares(own), share);
  }
}
