package dev.firedrill.workflows.vault;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.procedure.Duty;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Reads, top to bottom, as the procedure in {@code runbooks/03-security/vault-backup.md}. */
@Runbook(value = "vault-backup", fulfils = Duty.BACKUP)
public final class VaultBackup implements VaultBackupWorkflow {

  private final Run run = Run.open();
  private final VaultActivities vault = stub(VaultActivities.class);
  private final SnapshotActivities snapshots = stub(SnapshotActivities.class);

  @Override
  public VaultBackupReport backUp(VaultBackupRequest request) {
    TargetName cluster = request.target();
    ClusterView nodes = run.look("Look at the nodes", () -> vault.observe(cluster));
    run.check("Check that one node is active", nodes.objectionsToActive());
    SnapshotsView before = run.look("Look at the snapshots", () -> snapshots.list(cluster));

    String day = day(Workflow.currentTimeMillis());
    run.change(
        "Take the snapshot",
        Undo.none("a snapshot is not taken back"),
        () -> snapshots.take(cluster, day));

    SnapshotsView after =
        run.verify(
            "Verify the new snapshot",
            Duration.ofMinutes(1),
            () -> snapshots.list(cluster),
            now -> now.objectionsAfter(before));
    ContentView content =
        run.look("Read it back", () -> snapshots.read(cluster, after.newest().key()));
    run.check("Check that it is whole", content.objections(after.newest()));
    return new VaultBackupReport(after, content);
  }

  /** The day in UTC. */
  private static String day(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
