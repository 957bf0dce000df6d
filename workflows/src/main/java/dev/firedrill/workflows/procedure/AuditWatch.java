package dev.firedrill.workflows.procedure;

/** Follows the audit chain as it grows, and knows how it stands. */
public interface AuditWatch {

  /** How the chain stood when it was last looked at, which is about a second ago. */
  ChainState state();
}
