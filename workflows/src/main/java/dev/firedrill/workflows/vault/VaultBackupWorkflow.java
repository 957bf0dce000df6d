package dev.firedrill.workflows.vault;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Takes a snapshot of a Vault cluster. */
@WorkflowInterface
public interface VaultBackupWorkflow {

  /** The procedure in {@code runbooks/03-security/vault-backup.md}. */
  @WorkflowMethod(name = "vault-backup")
  VaultBackupReport backUp(VaultBackupRequest request);
}
