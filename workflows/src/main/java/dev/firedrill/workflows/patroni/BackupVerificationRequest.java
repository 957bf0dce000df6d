package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The verification of a cluster's backup, as it is launched. */
public record BackupVerificationRequest(
    @Input(label = "Cluster", help = "A Patroni cluster of the inventory.") TargetName target)
    implements Request {}
