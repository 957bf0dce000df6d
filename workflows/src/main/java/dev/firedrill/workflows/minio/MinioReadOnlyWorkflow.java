package dev.firedrill.workflows.minio;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Brings the drives and nodes of a MinIO cluster back that takes no writes. */
@WorkflowInterface
public interface MinioReadOnlyWorkflow {

  /** The procedure in {@code runbooks/04-data/minio-read-only.md}. */
  @WorkflowMethod(name = "minio-read-only")
  ReadOnlyReport bringBack(ReadOnlyRequest request);
}
