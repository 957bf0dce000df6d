package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The verification of a Vault cluster's newest snapshot, as it is launched. */
public record VaultBackupVerificationRequest(
    @Input(label = "Cluster", help = "A Vault cluster of the inventory.") TargetName target)
    implements Request {}
