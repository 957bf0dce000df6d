package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** A failover, as it is launched. */
public record FailoverRequest(
    @Input(label = "Cluster", help = "A Patroni cluster of the inventory.") TargetName target,
    @Input(
            label = "Candidate",
            help =
                "The member to promote. Leave it empty for the synchronous standby. One that lacks"
                    + " writes has to be named.",
            member = true)
        String candidate)
    implements Request {}
