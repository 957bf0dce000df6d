package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The restore of a Vault cluster's newest snapshot by the holders' shares, as it is launched. */
public record VaultTrialRestoreRequest(
    @Input(label = "Cluster", help = "A Vault cluster of the inventory.") TargetName target)
    implements Request {}
