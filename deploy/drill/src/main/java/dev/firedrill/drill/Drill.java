package dev.firedrill.drill;

/** A fault on a real cluster, and the run of a runbook that recovers it. */
@FunctionalInterface
interface Drill {

  /** Breaks, recovers and counts. */
  Result carryOut();
}
