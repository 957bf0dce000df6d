package dev.firedrill.workflows.vault;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Unseals the sealed nodes of a Vault cluster with the shares that their holders enter. */
@WorkflowInterface
public interface VaultUnsealWorkflow {

  /** The procedure in {@code runbooks/03-security/vault-unseal.md}. */
  @WorkflowMethod(name = "vault-unseal")
  UnsealReport unseal(UnsealRequest request);
}
