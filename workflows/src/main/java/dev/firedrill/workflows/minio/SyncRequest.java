package dev.firedrill.workflows.minio;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** Bringing a replication target in line, as it is launched. */
public record SyncRequest(
    @Input(label = "Cluster", help = "The MinIO cluster that replicates: the source.")
        TargetName target)
    implements Request {}
