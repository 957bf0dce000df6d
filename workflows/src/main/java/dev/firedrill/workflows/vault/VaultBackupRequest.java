package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** A snapshot of a Vault cluster, as it is launched. */
public record VaultBackupRequest(
    @Input(label = "Cluster", help = "A Vault cluster of the inventory.") TargetName target)
    implements Request {}
