package dev.firedrill.workflows.patroni;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Proves a PostgreSQL backup by restoring it. */
@WorkflowInterface
public interface BackupVerificationWorkflow {

  /** The procedure in {@code runbooks/04-data/backup-verification.md}. */
  @WorkflowMethod(name = "backup-verification")
  BackupVerificationReport verify(BackupVerificationRequest request);
}
