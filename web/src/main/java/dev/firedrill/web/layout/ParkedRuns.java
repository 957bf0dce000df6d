package dev.firedrill.web.layout;

/** Tells how many runs are parked, for the number in the bar. */
public interface ParkedRuns {

  /** Runs that wait until somebody chooses how they go on. */
  int count();
}
