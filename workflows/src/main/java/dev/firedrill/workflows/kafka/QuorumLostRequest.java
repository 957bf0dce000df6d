package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The return of a cluster's quorum of controllers, as it is launched. */
public record QuorumLostRequest(
    @Input(label = "Cluster", help = "A Kafka cluster of the inventory.") TargetName target)
    implements Request {}
