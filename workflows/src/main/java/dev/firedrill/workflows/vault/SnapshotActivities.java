package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;

/** The verbs of a Vault cluster's snapshots, in the object store that its target's file names. */
@ActivityInterface(namePrefix = "Snapshot")
public interface SnapshotActivities {

  /** The snapshots of this cluster that the store lists, and what it says of the newest. */
  @Looks(seconds = 60)
  SnapshotsView list(TargetName cluster);

  /**
   * Takes a snapshot of the active node (Vault API, {@code /sys/storage/raft/snapshot}) and puts it
   * into the store, unless this run's is there. One that is not whole is not put there.
   *
   * @param day that its name begins with, such as 2026-11-29
   */
  @Changes(seconds = 3600, attempts = 3)
  void take(TargetName cluster, String day);

  /** What a snapshot of now would hold: it is read from the active node, and kept nowhere. */
  @Looks(seconds = 3600)
  ContentView now(TargetName cluster);

  /** Reads a whole snapshot from the store, entry by entry; what is wrong with it is told. */
  @Looks(seconds = 3600)
  ContentView read(TargetName cluster, String key);
}
