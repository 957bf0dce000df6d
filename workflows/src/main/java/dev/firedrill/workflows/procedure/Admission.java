package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/**
 * What was fixed when a run was admitted.
 *
 * @param inputs the request in words, as decisions rest on it
 */
record Admission(Terms terms, String inputs) {

  Admission {
    requireNonNull(terms, "terms");
    requireNonNull(inputs, "inputs");
  }
}
