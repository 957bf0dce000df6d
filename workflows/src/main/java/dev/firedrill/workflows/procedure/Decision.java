package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What a named person decided at a gate, and why. */
public record Decision(boolean yes, String person, String reason, Instant at) {

  public Decision {
    requireNonNull(person, "person");
    requireNonNull(reason, "reason");
    requireNonNull(at, "at");
  }
}
