package dev.firedrill.activities.journal;

/** Which of the engine's executions carries out each run. A run has one. */
public interface Executions {

  /**
   * Whether the run is this execution's: it asked first, or before. Never so for a run that has
   * ended without it.
   */
  boolean isOf(String run, String execution);
}
