package dev.firedrill.drill.kill;

import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.Attempt;
import dev.firedrill.workflows.vault.CanaryView;
import dev.firedrill.workflows.vault.ContentView;
import dev.firedrill.workflows.vault.NodeView;
import dev.firedrill.workflows.vault.ScratchActivities;
import dev.firedrill.workflows.vault.ScratchNode;
import dev.firedrill.workflows.vault.Seal;
import dev.firedrill.workflows.vault.SnapshotActivities;
import dev.firedrill.workflows.vault.SnapshotsView;
import dev.firedrill.workflows.vault.StoredSnapshot;
import java.util.List;

/** A snapshot of today, and a scratch place; the node there is the effect. */
abstract class ScratchLedgerWorld extends TwoTargetsWorld
    implements SnapshotActivities, ScratchActivities {

  private static final String RESTORE = "restore into the scratch node";
  private static final String REMOVE = "remove the scratch node";
  static final String RESTORES = "ScratchRestore";

  ScratchLedgerWorld(Ledgers ledgers, String runbook, String target) {
    super(ledgers, runbook, target, VaultTarget.WITH_SCRATCH);
  }

  @Override
  public final Plot recovers() {
    return recovering(List.of(RESTORE, REMOVE), List.of(RESTORES, "ScratchDiscard"));
  }

  @Override
  public SnapshotsView list(TargetName cluster) {
    return new SnapshotsView(
        "snapshots",
        1,
        new StoredSnapshot("today.snap", 60, 1000, "5e", "AES256"),
        86_400,
        List.of());
  }

  @Override
  public void take(TargetName cluster, String day) {
    throw new NotPossible("not of this runbook");
  }

  @Override
  public ContentView read(TargetName cluster, String key) {
    return new ContentView(1000, "5e", 7, 3, new Seal("5ea1", 1, 1), List.of());
  }

  @Override
  public ContentView now(TargetName cluster) {
    return new ContentView(1100, "77", 9, 3, new Seal("5ea1", 1, 1), List.of());
  }

  @Override
  public ScratchNode observe(TargetName cluster) {
    boolean runs = ledgers.stands(RESTORE) && !ledgers.stands(REMOVE);
    return runs ? scratch(503, true) : of(NodeView.silent("scratch", "refuses connections"));
  }

  /** One share is enough; that it is sent, and nothing takes it, is what the address is for. */
  @Override
  public ScratchNode observeAfterShares(TargetName cluster) {
    return scratch(200, false);
  }

  private static ScratchNode scratch(int health, boolean sealed) {
    return of(new NodeView("scratch", "", health, true, sealed, "shamir", 1, 1, 0, ""));
  }

  private static ScratchNode of(NodeView node) {
    return new ScratchNode("scratch", node, 3600);
  }

  @Override
  public void clear(TargetName cluster, List<Attempt> attempts) {
    throw new NotPossible("nothing is entered that does not open it");
  }

  @Override
  public CanaryView read(TargetName cluster) {
    CanaryView.Reading same = new CanaryView.Reading("", "5e");
    return new CanaryView("secret/data/canary", same, same);
  }

  @Override
  public void restore(TargetName cluster, String key) {
    requireWilling(cluster, RESTORE);
    once(RESTORE);
  }

  @Override
  public void discard(TargetName cluster) {
    if (ledgers.stands(RESTORE)) {
      once(REMOVE);
    }
  }
}
