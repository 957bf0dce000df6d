package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Likeness;
import dev.firedrill.workflows.backup.Promise;
import dev.firedrill.workflows.backup.ProofActivities;
import dev.firedrill.workflows.backup.ScratchView;
import dev.firedrill.workflows.backup.Tables;
import dev.firedrill.workflows.backup.Timing;
import dev.firedrill.workflows.backup.Verdict;
import dev.firedrill.workflows.backup.WalView;
import dev.firedrill.workflows.procedure.Duty;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Reads, top to bottom, as the procedure in {@code runbooks/04-data/backup-verification.md}. */
@Runbook(value = "backup-verification", fulfils = Duty.VERIFICATION)
public final class BackupVerification implements BackupVerificationWorkflow {

  private static final Undo WITH_THE_COPY = Undo.none("nothing but the copy was changed");

  private final Run run = Run.open();
  private final PatroniActivities patroni = stub(PatroniActivities.class);
  private final ProofActivities proof = stub(ProofActivities.class);

  @Override
  public BackupVerificationReport verify(BackupVerificationRequest request) {
    TargetName cluster = request.target();
    ClusterView members = run.look("Look at the cluster", () -> patroni.observe(cluster));
    run.check("Check that one member leads", Leadership.objectionsTo(members));
    String leader = members.leader();
    Promise promise = run.look("Read what is promised", () -> proof.promise(cluster));
    run.check("Check that there is a scratch place", promise.objectionsToPlace());
    String place = promise.placeFor(leader);
    BackupView backup = run.look("Look at the newest backup", () -> proof.newest(cluster, leader));
    run.check("Check the newest backup", backup.objections(promise));
    WalView wal = run.look("Look at the archive", () -> proof.wal(cluster, leader, backup.from()));
    run.check("Check the archive", wal.objections(promise));
    ScratchView scratch =
        run.look("Look at the scratch place", () -> proof.scratch(cluster, place));
    run.check("Check that the copy fits there", scratch.objections(backup));

    Tables before = run.look("Read the tables", () -> proof.tables(cluster, leader));
    run.change(
        "Archive this moment",
        Undo.none("a WAL segment was archived early"),
        () -> proof.archiveMoment(cluster, leader));
    Tables after = run.look("Read the tables again", () -> proof.tables(cluster, leader));
    Undo removal = Undo.by("Remove the copy", () -> proof.discard(cluster, place));
    Timing timing = restore(cluster, place, backup.label(), before.moment(), removal);
    Verdict restored = run.look("Look at the copy", () -> proof.verdict(cluster, place));
    run.check("Check that it came back in time", timing.objections(promise, restored));
    Tables copy = run.look("Read the copy's tables", () -> proof.copy(cluster, place));
    Likeness likeness = new Likeness(before, after, copy);
    run.check("Compare the copy with the cluster", likeness.objections());
    Verdict verdict = examineAndRemove(cluster, place, removal);
    return BackupVerificationReport.of(backup, wal, place, timing, likeness, verdict);
  }

  private Timing restore(
      TargetName cluster, String place, String label, String moment, Undo removal) {
    long began = Workflow.currentTimeMillis();
    run.change("Restore the backup", removal, () -> proof.restore(cluster, place, label, moment));
    long restored = Workflow.currentTimeMillis();
    run.change("Recover to this moment", WITH_THE_COPY, () -> proof.recover(cluster, place));
    return Timing.of(began, restored, Workflow.currentTimeMillis());
  }

  private Verdict examineAndRemove(TargetName cluster, String place, Undo removal) {
    run.change(
        "Check the copy's tables and indexes",
        WITH_THE_COPY,
        () -> proof.checkIndexes(cluster, place));
    run.change("Check the copy's pages", WITH_THE_COPY, () -> proof.checkPages(cluster, place));
    Verdict verdict = run.look("Look at what they found", () -> proof.verdict(cluster, place));
    run.check("Check that they found nothing", verdict.objectionsToChecks());
    run.takeBack("Remove the copy", removal);
    run.verify(
        "Verify that nothing is left",
        Duration.ofMinutes(1),
        () -> proof.scratch(cluster, place),
        ScratchView::objectionsToEmpty);
    return verdict;
  }
}
