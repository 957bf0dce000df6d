package dev.firedrill.activities.effects;

import dev.firedrill.activities.locks.Attempt;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.workflows.procedure.ChangesStopped;
import dev.firedrill.workflows.procedure.LockLost;
import dev.firedrill.workflows.procedure.NotPossible;

/** What stands between one attempt of a change and its effects. */
final class Guard {

  private final Brake brake;
  private final Attempt attempt;
  private boolean begun;

  Guard(Brake brake, Attempt attempt) {
    this.brake = brake;
    this.attempt = attempt;
    this.begun = attempt.number() > 1;
  }

  /** Asks before the verb begins: it has done nothing yet. */
  void ask() {
    Doing.it(() -> brake.pass(attempt, begun));
  }

  /** Asks right before an effect; whoever asks after that may have acted. */
  void askBeforeEffect() {
    ask();
    begun = true;
  }

  /** The attempt returned. */
  void over() {
    // Not on the verb's time: a database that does not answer must not keep its result back.
    Thread.ofVirtual().name("attempt-over").start(() -> brake.over(attempt));
  }

  /** The attempt failed; what said that nothing was done is over, of all else that is not known. */
  void failed(RuntimeException failure) {
    if (failure instanceof NotPossible
        || failure instanceof ChangesStopped
        || failure instanceof LockLost) {
      over();
    }
  }
}
