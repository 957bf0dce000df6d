package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What people decided at a gate, and why.
 *
 * @param person who did; where it took several, all of them, joined with commas
 * @param typed the value that the gate asked for, or its phrase; else empty
 */
public record Decision(boolean yes, String person, String reason, Instant at, String typed) {

  public Decision {
    requireNonNull(person, "person");
    requireNonNull(reason, "reason");
    requireNonNull(at, "at");
    requireNonNull(typed, "typed");
  }
}
