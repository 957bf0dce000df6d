package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Promise;
import dev.firedrill.workflows.backup.ProofActivities;
import dev.firedrill.workflows.procedure.Duty;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;

/** Reads, top to bottom, as the procedure in {@code runbooks/04-data/backup.md}. */
@Runbook(value = "backup", fulfils = Duty.BACKUP)
public final class Backup implements BackupWorkflow {

  private final Run run = Run.open();
  private final PatroniActivities patroni = stub(PatroniActivities.class);
  private final ProofActivities proof = stub(ProofActivities.class);
  private final ArchiveActivities archive = stub(ArchiveActivities.class);
  private final BackupActivities backup = stub(BackupActivities.class);

  @Override
  public BackupReport backUp(BackupRequest request) {
    TargetName cluster = request.target();
    ClusterView members = run.look("Look at the cluster", () -> patroni.observe(cluster));
    run.check("Check that one member leads", Leadership.objectionsTo(members));
    String leader = members.leader();
    Promise promise = run.look("Read what is promised", () -> proof.promise(cluster));
    BackupView before = run.look("Look at the newest backup", () -> proof.newest(cluster, leader));
    run.check("Check that backups are encrypted", before.objectionsToCipher());
    ArchiverView archiver =
        run.look("Look at the archiver", () -> archive.observe(cluster, leader));
    run.check("Check that WAL is archived", archiver.objections());
    run.change(
        "Take the backup",
        Undo.none("a backup is not taken back"),
        () -> take(cluster, leader, request.kind()));
    BackupView after =
        run.verify(
            "Verify the new backup",
            Duration.ofMinutes(2),
            () -> proof.newest(cluster, leader),
            newest -> newest.objectionsAfter(before, promise));
    return new BackupReport(after);
  }

  private void take(TargetName cluster, String leader, BackupKind kind) {
    if (kind == BackupKind.FULL) {
      backup.backUpInFull(cluster, leader);
    } else {
      backup.backUp(cluster, leader);
    }
  }
}
