package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import java.util.Map;
import java.util.Set;

/** The scratch place of a trial restore; one share is enough, so that one person is. */
public final class VaultTrialRestoreWorld extends ScratchWorld {

  /** The usual case. */
  public VaultTrialRestoreWorld() {
    this(Set.of());
  }

  VaultTrialRestoreWorld(Set<Twist> twists) {
    super(1, twists);
  }

  @Override
  public String runbook() {
    return "vault-trial-restore";
  }

  @Override
  public Map<String, World> variants() {
    return Map.of("wrong-share", new VaultTrialRestoreWorld(Set.of(Twist.WRONG_SHARE)));
  }

  @Override
  public Request request() {
    return new VaultTrialRestoreRequest(CLUSTER);
  }
}
