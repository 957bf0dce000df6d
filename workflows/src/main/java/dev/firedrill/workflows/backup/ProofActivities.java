package dev.firedrill.workflows.backup;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;

/**
 * The verbs that prove a PostgreSQL backup by restoring it into a scratch place. What they change
 * is the run's copy there, and one WAL segment that is archived early. A backup that is not good is
 * no failure of a verb but what the verb is there to find: it is kept beside the copy, and {@link
 * #verdict} tells it.
 */
@ActivityInterface(namePrefix = "Proof")
public interface ProofActivities {

  /** How long reading all tables may take, in seconds. */
  int READING = 5400;

  /** What the target's file promises, and where it offers room for a copy. */
  @Looks
  Promise promise(TargetName cluster);

  /** The newest backup of the repository (pgBackRest, info). */
  @Looks(seconds = 60)
  BackupView newest(TargetName cluster, String member);

  /**
   * What the repository holds of the WAL since this segment, and how long the leader's oldest
   * transaction that is not in it has waited.
   */
  @Looks(seconds = 120)
  WalView wal(TargetName cluster, String leader, String from);

  /** A member's scratch place as its host shows it. */
  @Looks(seconds = 30)
  ScratchView scratch(TargetName cluster, String member);

  /**
   * The leader's tables, and its clock afterwards. A look of an hour costs the run's history some
   * seven thousand events of fifty thousand, and there are three of these; so what is tried again
   * shares the time of the first.
   */
  @Looks(seconds = READING, attempts = 2)
  Tables tables(TargetName cluster, String leader);

  /**
   * Commits a transaction that changes nothing on the leader, and has it archived (pgBackRest,
   * check): recovery to a moment needs a commit after it.
   */
  @Changes(seconds = 180, attempts = 3)
  void archiveMoment(TargetName cluster, String leader);

  /**
   * Restores a backup into the member's scratch place, under this run's name, so that it recovers
   * to this moment and waits there.
   *
   * @param moment as PostgreSQL writes a time, with its offset
   */
  @Changes(seconds = 4 * 3600, attempts = 3)
  void restore(TargetName cluster, String member, String label, String moment);

  /**
   * Starts the copy, and waits until its recovery has come to the moment; nothing to do if it could
   * not be restored.
   */
  @Changes(seconds = 4 * 3600, attempts = 3)
  void recover(TargetName cluster, String member);

  /** What the restore, the recovery and the checks have found to be wrong with this run's copy. */
  @Looks(seconds = 30)
  Verdict verdict(TargetName cluster, String member);

  /** The tables of the copy, and the time of the newest commit in it. */
  @Looks(seconds = READING, attempts = 2)
  Tables copy(TargetName cluster, String member);

  /** Ends the copy's recovery and checks its tables and indexes (pg_amcheck). */
  @Changes(seconds = 4 * 3600, attempts = 3)
  void checkIndexes(TargetName cluster, String member);

  /** Stops the copy and checks its pages (pg_checksums). */
  @Changes(seconds = 4 * 3600, attempts = 3)
  void checkPages(TargetName cluster, String member);

  /** Stops this run's copy, whatever it is doing, and removes it. */
  @Changes(seconds = 600, attempts = 5)
  void discard(TargetName cluster, String member);
}
