package dev.firedrill.workflows.vault;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Restores a Vault cluster's newest snapshot into a scratch node, as far as no share is needed. */
@WorkflowInterface
public interface VaultBackupVerificationWorkflow {

  /** The procedure in {@code runbooks/03-security/vault-backup-verification.md}. */
  @WorkflowMethod(name = "vault-backup-verification")
  VaultVerificationReport verify(VaultBackupVerificationRequest request);
}
