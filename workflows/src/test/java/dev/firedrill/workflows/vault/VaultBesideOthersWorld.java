package dev.firedrill.workflows.vault;

import static dev.firedrill.workflows.vault.Nodes.WELL;
import static dev.firedrill.workflows.vault.Nodes.active;
import static dev.firedrill.workflows.vault.Nodes.sealed;
import static dev.firedrill.workflows.vault.Nodes.standby;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;

/**
 * Two sealed nodes: in the first round one has a share of this run's holders, and the other one of
 * somebody else, so that neither is unsealed.
 */
final class VaultBesideOthersWorld implements World, VaultActivities {

  private static final List<String> WELL_DONE =
      List.of("clear ours on vault-2", "clear theirs on vault-3");

  private final List<String> effects = new ArrayList<>();
  private int rounds;
  private int ours;
  private int theirs;
  private boolean unsealed;

  @Override
  public String runbook() {
    return "vault-unseal";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new UnsealRequest(new TargetName("secrets"), "");
  }

  @Override
  public synchronized List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public synchronized List<String> defectsAfterRecovery() {
    return unsealed && effects.equals(WELL_DONE)
        ? List.of()
        : List.of("not all was cleared, or not all is unsealed: " + effects);
  }

  @Override
  public synchronized List<String> defectsAfterUndo() {
    return effects.isEmpty() ? List.of() : List.of("something was changed: " + effects);
  }

  @Override
  public synchronized ClusterView observe(TargetName cluster) {
    return Nodes.of(WELL, active("vault-1"), node("vault-2", ours), node("vault-3", theirs));
  }

  @Override
  public synchronized ClusterView observeAfterShares(TargetName cluster) {
    if (++rounds == 1) {
      ours = 1;
      theirs = 1;
    } else {
      unsealed = ours + theirs == 0;
    }
    return observe(cluster)
        .with(node -> node.withBrought(node.name().equals("vault-2") ? ours : 0));
  }

  private NodeView node(String name, int entered) {
    return unsealed ? standby(name) : sealed(name, 1, entered);
  }

  @Override
  public synchronized void clearOwn(TargetName cluster, List<Attempt> attempts) {
    if (ours > 0) {
      ours = 0;
      effects.add(WELL_DONE.getFirst());
    }
  }

  @Override
  public synchronized void clear(TargetName cluster, List<Attempt> attempts) {
    if (theirs > 0) {
      theirs = 0;
      effects.add(WELL_DONE.getLast());
    }
  }
}
