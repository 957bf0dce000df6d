package dev.firedrill.workflows.procedure;

import io.temporal.activity.ActivityInterface;

/**
 * One change at a time per target: each run that may change something holds its target's lock, from
 * its admission to its end.
 */
@ActivityInterface(namePrefix = "Locks")
public interface Locks {

  /**
   * Takes the lock on the launch's target for this run, if it is free and nobody waited longer. A
   * run that holds it already is told the same token again. A run that chose to wait has its place
   * in the queue from the first time it asks.
   *
   * @param run the run's id, which is its workflow id
   */
  @Looks
  LockAnswer take(String run, Launch launch);
}
