package dev.firedrill.workflows.procedure;

import java.util.Optional;

/** Knows whether anybody has said what the policy is. */
public interface PolicyWatch {

  /** What everybody must know of it, in sentences; empty when there is nothing to warn of. */
  Optional<String> warning();
}
