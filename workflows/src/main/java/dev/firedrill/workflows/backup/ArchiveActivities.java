package dev.firedrill.workflows.backup;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The verbs of a leader's WAL archive: its archiver, and what it shares with the repository. */
@ActivityInterface(namePrefix = "Archive")
public interface ArchiveActivities {

  /** What PostgreSQL on the leader says of its archiving; fails on a standby. */
  @Looks(seconds = 20)
  ArchiverView observe(TargetName cluster, String leader);

  /** Compares what waits on the leader with the repository, by names and checksums. */
  @Looks(seconds = 60)
  Comparison compare(TargetName cluster, String leader);

  /**
   * Copies the leader's segments into this run's folder beside its data directory, and compares the
   * copies' checksums.
   */
  @Changes(seconds = 300)
  void setAside(TargetName cluster, String leader, List<Twin> segments);

  /**
   * Marks as archived those of the segments that wait; each must have been set aside, and be what
   * was compared. Then switches a segment, which wakes the archiver. Nothing in the repository is
   * touched.
   */
  @Changes(seconds = 120)
  void letPass(TargetName cluster, String leader, List<Twin> segments);
}
