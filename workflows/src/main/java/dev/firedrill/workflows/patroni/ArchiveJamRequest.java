package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The clearing of a jammed archive, as it is launched. */
public record ArchiveJamRequest(
    @Input(label = "Cluster", help = "A Patroni cluster of the inventory.") TargetName target)
    implements Request {}
