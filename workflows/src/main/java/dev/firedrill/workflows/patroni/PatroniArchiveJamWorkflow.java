package dev.firedrill.workflows.patroni;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Lets a leader archive its WAL again whose segment the repository has with other content. */
@WorkflowInterface
public interface PatroniArchiveJamWorkflow {

  /** The procedure in {@code runbooks/04-data/patroni-archive-jam.md}. */
  @WorkflowMethod(name = "patroni-archive-jam")
  ArchiveJamReport clear(ArchiveJamRequest request);
}
