package dev.firedrill.workflows.vault;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.procedure.Duty;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Reads, top to bottom, as the procedure in {@code
 * runbooks/03-security/vault-backup-verification.md}.
 */
@Runbook(value = "vault-backup-verification", fulfils = Duty.VERIFICATION)
public final class VaultBackupVerification implements VaultBackupVerificationWorkflow {

  private final Run run = Run.open();
  private final SnapshotActivities snapshots = stub(SnapshotActivities.class);
  private final ScratchActivities scratch = stub(ScratchActivities.class);

  @Override
  public VaultVerificationReport verify(VaultBackupVerificationRequest request) {
    TargetName cluster = request.target();
    SnapshotsView stored = run.look("Look at the snapshots", () -> snapshots.list(cluster));
    run.check("Check the newest snapshot", stored.objections());
    String key = stored.newest().key();
    ContentView content = run.look("Read it", () -> snapshots.read(cluster, key));
    run.check("Check that it is whole", content.objections(stored.newest()));
    ContentView now = run.look("Look at what the cluster holds", () -> snapshots.now(cluster));
    run.check("Check that the same shares open both", content.objectionsToSharesOf(now));
    ScratchNode place = run.look("Look at the scratch place", () -> scratch.observe(cluster));
    run.check("Check that nothing runs there", place.objectionsToFree());

    Undo removal = Undo.by("Remove the scratch node", () -> scratch.discard(cluster));
    long began = Workflow.currentTimeMillis();
    run.change("Restore the snapshot", removal, () -> scratch.restore(cluster, key));
    long seconds = Elapsed.secondsSince(began);
    ScratchNode restored = run.look("Look at the scratch node", () -> scratch.observe(cluster));
    run.check(
        "Check that it holds the snapshot", restored.objectionsToRestored(content.seal(), seconds));
    run.takeBack("Remove the scratch node", removal);
    run.verify(
        "Verify that nothing is left",
        Duration.ofMinutes(1),
        () -> scratch.observe(cluster),
        ScratchNode::objectionsToFree);
    return new VaultVerificationReport(stored, content, now, restored, seconds);
  }
}
