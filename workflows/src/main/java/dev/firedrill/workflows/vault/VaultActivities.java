package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The verbs of a Vault cluster. None of them ever has a share: those go past the workflow. */
@ActivityInterface(namePrefix = "Vault")
public interface VaultActivities {

  /**
   * What each node says of itself, and the active one of the cluster; a node that does not answer
   * is an answer, not a failure.
   */
  @Looks(seconds = 45)
  ClusterView observe(TargetName cluster);

  /**
   * As {@link #observe}, once what the holders entered has had its effect: asked again until no
   * node is sealed or silent, or the attempt on one is over, for at most half a minute. Of what is
   * entered then, it tells how much this run's holders did.
   */
  @Looks(seconds = 90)
  ClusterView observeAfterShares(TargetName cluster);

  /**
   * Throws away what was entered on sealed nodes (Vault API, {@code /sys/unseal} with reset). Only
   * these attempts: one that was begun since is left alone, and is a failure.
   */
  @Changes(seconds = 60)
  void clear(TargetName cluster, List<Attempt> attempts);

  /**
   * As {@link #clear}, of what this run's holders entered: what somebody else did is left alone,
   * and is no failure.
   */
  @Changes(seconds = 60)
  void clearOwn(TargetName cluster, List<Attempt> attempts);
}
