package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Request;
import java.util.Set;

/** The scratch place of a verification, in which nobody enters a share. */
public final class VaultBackupVerificationWorld extends ScratchWorld {

  /** The usual case. */
  public VaultBackupVerificationWorld() {
    this(Set.of());
  }

  VaultBackupVerificationWorld(Set<Twist> twists) {
    super(3, twists);
  }

  @Override
  public String runbook() {
    return "vault-backup-verification";
  }

  @Override
  public Request request() {
    return new VaultBackupVerificationRequest(CLUSTER);
  }
}
