package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What a named person chose, and why. */
record Chosen(Choice choice, String undo, String person, String reason, Instant at) {

  Chosen {
    requireNonNull(choice, "choice");
    requireNonNull(undo, "undo");
    requireNonNull(person, "person");
    requireNonNull(reason, "reason");
    requireNonNull(at, "at");
  }

  /** The person and the reason after a word of what it led to. */
  String inWords(String what) {
    return what + " by " + person + ": " + reason;
  }
}
