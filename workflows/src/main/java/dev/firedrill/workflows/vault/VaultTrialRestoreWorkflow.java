package dev.firedrill.workflows.vault;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Restores a Vault cluster's newest snapshot into a scratch node and reads it there. */
@WorkflowInterface
public interface VaultTrialRestoreWorkflow {

  /** The procedure in {@code runbooks/03-security/vault-trial-restore.md}. */
  @WorkflowMethod(name = "vault-trial-restore")
  VaultTrialRestoreReport restore(VaultTrialRestoreRequest request);
}
