package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/**
 * Whether one thing that a target's runbooks need can be had.
 *
 * @param what the thing, such as {@code rest of pg-1}
 * @param good whether it was reached
 * @param told what was seen, and if it is not good, what to do
 */
public record Finding(TargetName target, String what, boolean good, String told) {

  public Finding {
    requireNonNull(target, "target");
    requireNonNull(what, "what");
    requireNonNull(told, "told");
  }
}
