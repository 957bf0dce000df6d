package dev.firedrill.workflows.procedure;

/** What a run does when another one holds the lock on its target; chosen at the launch. */
public enum WhenHeld {
  /** It ends, having looked at nothing. */
  REFUSE,
  /** It waits for its turn: first come, first served. */
  QUEUE
}
