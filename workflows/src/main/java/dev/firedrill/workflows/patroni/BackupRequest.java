package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** A backup, as it is launched. */
public record BackupRequest(
    @Input(label = "Cluster", help = "A Patroni cluster of the inventory.") TargetName target,
    @Input(
            label = "Kind",
            help = "A full backup rests on no other; take one each week.",
            initially = "INCREMENTAL")
        BackupKind kind)
    implements Request {}
