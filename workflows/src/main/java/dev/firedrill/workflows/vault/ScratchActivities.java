package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/**
 * The verbs of the scratch place that a Vault cluster's file declares. What they change is a node
 * there, which has a key of its own that nobody keeps, and nothing of the cluster's but a snapshot.
 */
@ActivityInterface(namePrefix = "Scratch")
public interface ScratchActivities {

  /** What answers in the scratch place, if anything does; that nothing does is an answer. */
  @Looks(seconds = 30)
  ScratchNode observe(TargetName cluster);

  /**
   * Starts a new node there, restores a snapshot of the store into it (Vault API, {@code
   * /sys/storage/raft/snapshot-force}), and restarts it once it has sealed itself. Whatever an
   * earlier attempt has left there is removed first. A node that does not take the snapshot is left
   * as it is, to be looked at.
   */
  @Changes(seconds = 3600, attempts = 3)
  void restore(TargetName cluster, String key);

  /**
   * As {@link #observe}, once what the holders entered has had its effect: asked again until the
   * node is not sealed, or the attempt is over, for at most half a minute. Of what is entered then,
   * it tells how much this run's holders did.
   */
  @Looks(seconds = 90)
  ScratchNode observeAfterShares(TargetName cluster);

  /**
   * Throws away what was entered on the node (Vault API, {@code /sys/unseal} with reset). Only
   * these attempts: one that was begun since is left alone, and is a failure.
   */
  @Changes(seconds = 60)
  void clear(TargetName cluster, List<Attempt> attempts);

  /**
   * What the canary is in the node there, and in the cluster: asked again until both read the same,
   * for at most a minute, since a node that was just unsealed may not lead itself yet.
   */
  @Looks(seconds = 90)
  CanaryView read(TargetName cluster);

  /** Ends the node there, whatever it is doing, and removes all that it stored. */
  @Changes(seconds = 120, attempts = 5)
  void discard(TargetName cluster);
}
