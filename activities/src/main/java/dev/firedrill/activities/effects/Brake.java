package dev.firedrill.activities.effects;

import dev.firedrill.activities.locks.Attempt;

/** What is asked last before a change begins, whatever attempt it is. */
public interface Brake {

  /**
   * Returns if this attempt may act now. What cannot be read is stopped.
   *
   * @param begun whether it, or an earlier attempt, may have acted already
   * @throws dev.firedrill.workflows.procedure.ChangesStopped when all changes are stopped
   * @throws dev.firedrill.workflows.procedure.LockLost when the run does not hold its target's lock
   * @throws dev.firedrill.workflows.procedure.NotPossible when this execution at the engine does
   *     not carry out that run, launched and admitted here: whoever reaches the engine can have a
   *     worker called by a workflow of their own
   */
  void pass(Attempt attempt, boolean begun) throws Exception;

  /** The attempt is over, and nothing of it is under way any more. */
  void over(Attempt attempt);
}
