package dev.firedrill.workflows.minio;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Brings the target of a bucket's replication in line with its source. */
@WorkflowInterface
public interface MinioSyncWorkflow {

  /** The procedure in {@code runbooks/04-data/minio-sync.md}. */
  @WorkflowMethod(name = "minio-sync")
  SyncReport bringInLine(SyncRequest request);
}
