package dev.firedrill.workflows.vault;

import io.temporal.workflow.Workflow;

/** Time by the engine's clock, so that a replay measures the same. */
final class Elapsed {

  private static final int MILLIS = 1000;

  private Elapsed() {}

  /** Seconds since this moment of {@link Workflow#currentTimeMillis()}, a begun one as a whole. */
  static long secondsSince(long began) {
    return (Workflow.currentTimeMillis() - began + MILLIS - 1) / MILLIS;
  }
}
