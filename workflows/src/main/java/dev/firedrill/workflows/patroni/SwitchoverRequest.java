package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** A switchover, as it is launched. */
public record SwitchoverRequest(
    @Input(label = "Cluster", help = "A Patroni cluster of the inventory.") TargetName target,
    @Input(
            label = "Candidate",
            help = "The member that is to lead. Leave it empty for the synchronous standby.",
            member = true)
        String candidate)
    implements Request {}
