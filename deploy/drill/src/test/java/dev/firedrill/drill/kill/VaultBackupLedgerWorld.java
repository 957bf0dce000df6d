package dev.firedrill.drill.kill;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.Attempt;
import dev.firedrill.workflows.vault.ClusterView;
import dev.firedrill.workflows.vault.ContentView;
import dev.firedrill.workflows.vault.NodeView;
import dev.firedrill.workflows.vault.Seal;
import dev.firedrill.workflows.vault.ServiceView;
import dev.firedrill.workflows.vault.SnapshotActivities;
import dev.firedrill.workflows.vault.SnapshotsView;
import dev.firedrill.workflows.vault.StoredSnapshot;
import dev.firedrill.workflows.vault.VaultActivities;
import dev.firedrill.workflows.vault.VaultBackupRequest;
import java.util.List;
import java.util.Map;

/** A node with yesterday's snapshot; nobody is asked, and today's is the one effect. */
final class VaultBackupLedgerWorld extends TwoTargetsWorld
    implements VaultActivities, SnapshotActivities {

  private static final String RUNBOOK = "vault-backup";
  private static final String TARGET = "daily-secrets";
  private static final String SNAPSHOT = "take a snapshot";
  private static final String TAKES = "SnapshotTake";

  VaultBackupLedgerWorld(Ledgers ledgers) {
    super(ledgers, RUNBOOK, TARGET, VaultTarget.WITH_SNAPSHOTS);
  }

  @Override
  public Plot recovers() {
    return recovering(List.of(SNAPSHOT), List.of(TAKES));
  }

  @Override
  Plot plot(String target, Ending ending, List<String> effects, List<String> verbs) {
    return new Plot(
            ending.name(),
            new VaultBackupRequest(new TargetName(target)),
            Map.of("target", target),
            ending,
            effects,
            TAKES,
            verbs)
        .askingNobody();
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    NodeView active = new NodeView("vault-1", "", 200, true, false, "shamir", 1, 1, 0, "");
    return new ClusterView(List.of(active), "", new ServiceView("", "", true, 0, 0));
  }

  @Override
  public SnapshotsView list(TargetName cluster) {
    boolean fresh = ledgers.stands(SNAPSHOT);
    return new SnapshotsView(
        "snapshots",
        fresh ? 2 : 1,
        fresh
            ? new StoredSnapshot("today.snap", 1, 1000, "5e", "AES256")
            : new StoredSnapshot("yesterday.snap", 86_000, 900, "0a", "AES256"),
        86_400,
        List.of());
  }

  @Override
  public void take(TargetName cluster, String day) {
    requireWilling(cluster, SNAPSHOT);
    once(SNAPSHOT);
  }

  @Override
  public ContentView read(TargetName cluster, String key) {
    return new ContentView(1000, "5e", 7, 3, new Seal("5ea1", 1, 1), List.of());
  }

  @Override
  public ContentView now(TargetName cluster) {
    throw new NotPossible("not of this runbook");
  }

  @Override
  public ClusterView observeAfterShares(TargetName cluster) {
    throw new NotPossible("not of this runbook");
  }

  @Override
  public void clear(TargetName cluster, List<Attempt> attempts) {
    throw new NotPossible("not of this runbook");
  }

  @Override
  public void clearOwn(TargetName cluster, List<Attempt> attempts) {
    throw new NotPossible("not of this runbook");
  }
}
