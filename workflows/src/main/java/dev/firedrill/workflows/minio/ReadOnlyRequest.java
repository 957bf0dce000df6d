package dev.firedrill.workflows.minio;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The return of a MinIO cluster's drives and nodes, as it is launched. */
public record ReadOnlyRequest(
    @Input(label = "Cluster", help = "A MinIO cluster of the inventory.") TargetName target)
    implements Request {}
