package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/** What policy says of one run: fixed when the run is admitted. */
public record Terms(String environment, boolean starterMayApprove) {

  public Terms {
    requireNonNull(environment, "environment");
  }
}
