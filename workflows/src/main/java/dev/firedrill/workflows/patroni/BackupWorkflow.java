package dev.firedrill.workflows.patroni;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Takes a backup of a PostgreSQL cluster. */
@WorkflowInterface
public interface BackupWorkflow {

  /** The procedure in {@code runbooks/04-data/backup.md}. */
  @WorkflowMethod(name = "backup")
  BackupReport backUp(BackupRequest request);
}
