package dev.firedrill.drill.kill;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.Attempt;
import dev.firedrill.workflows.vault.ClusterView;
import dev.firedrill.workflows.vault.NodeView;
import dev.firedrill.workflows.vault.ServiceView;
import dev.firedrill.workflows.vault.UnsealRequest;
import dev.firedrill.workflows.vault.VaultActivities;
import java.util.List;
import java.util.Map;

/**
 * Two nodes, of which vault-2 is sealed, with a share that somebody entered before. One share is
 * enough; that it is sent, and nothing takes it, is what the target's address is for: here vault-2
 * is unsealed once what was entered is cleared and the holder has had their turn.
 */
final class VaultLedgerWorld extends TwoTargetsWorld implements VaultActivities {

  private static final String RUNBOOK = "vault-unseal";
  private static final String TARGET = "parcels-secrets";
  private static final String CLEAR = "clear vault-2";
  private static final String CLEARS = "VaultClear";

  VaultLedgerWorld(Ledgers ledgers) {
    super(ledgers, RUNBOOK, TARGET, VaultTarget.CLUSTER);
  }

  @Override
  public Plot recovers() {
    return recovering(List.of(CLEAR), List.of(CLEARS));
  }

  @Override
  Plot plot(String target, Ending ending, List<String> effects, List<String> verbs) {
    return new Plot(
        ending.name(),
        new UnsealRequest(new TargetName(target), ""),
        Map.of("target", target, "without", ""),
        ending,
        effects,
        CLEARS,
        verbs);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return seen(false);
  }

  @Override
  public ClusterView observeAfterShares(TargetName cluster) {
    return seen(true);
  }

  private ClusterView seen(boolean afterShares) {
    boolean cleared = ledgers.stands(CLEAR);
    NodeView active = new NodeView("vault-1", "", 200, true, false, "shamir", 1, 1, 0, "");
    NodeView second =
        cleared
            ? new NodeView("vault-2", "", 429, true, false, "shamir", 1, 1, 0, "")
            : new NodeView("vault-2", "", 503, true, true, "shamir", 1, 1, 1, "theirs");
    if (afterShares && !cleared) {
      throw new IllegalStateException("holders were asked before what was entered was cleared");
    }
    return new ClusterView(List.of(active, second), "", new ServiceView("", "", true, 0, 0));
  }

  @Override
  public void clear(TargetName cluster, List<Attempt> attempts) {
    requireWilling(cluster, CLEAR);
    once(CLEAR);
  }

  @Override
  public void clearOwn(TargetName cluster, List<Attempt> attempts) {
    throw new NotPossible("nothing is entered that does not unseal it");
  }
}
