package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/** A step of a run: its place, from 1, and its title as on the page. */
record Step(int ordinal, String title) {

  static final Step WHOLE_RUN = new Step(0, "run");

  Step {
    requireNonNull(title, "title");
  }
}
