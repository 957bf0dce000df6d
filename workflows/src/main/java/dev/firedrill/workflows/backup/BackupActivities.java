package dev.firedrill.workflows.backup;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;

/** The verbs of pgBackRest, run on the host of a cluster's leader. */
@ActivityInterface(namePrefix = "Backup")
public interface BackupActivities {

  /**
   * Switches a WAL segment and waits until it is in the repository (pgBackRest, "check").
   *
   * @param leader the member on whose host it runs; a standby's answers "primary database not
   *     found"
   */
  @Changes(seconds = 120, attempts = 3)
  void checkArchive(TargetName cluster, String leader);

  /** Takes a backup that carries this step's effect key, unless there is one that does. */
  @Changes(seconds = 4 * 3600, attempts = 3)
  void backUp(TargetName cluster, String leader);

  /**
   * As {@link #backUp}, and the backup rests on no other, and nothing older expires because of it
   * (pgBackRest, --type=full --no-expire-auto).
   */
  @Changes(seconds = 4 * 3600, attempts = 3)
  void backUpInFull(TargetName cluster, String leader);
}
