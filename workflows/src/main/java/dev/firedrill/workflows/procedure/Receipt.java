package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/** What a person is told after a decision was counted: by then it is in the audit. */
public record Receipt(boolean yes, String message) {

  public Receipt {
    requireNonNull(message, "message");
  }
}
