package dev.firedrill.workflows.procedure;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/**
 * How a run comes to hold the lock on its target, before it looks at anything. It is freed where
 * the run's end is written down, in the same transaction.
 */
final class TargetLock implements LockSignals {

  /** A day in the queue costs a history some two thousand events, of fifty thousand in all. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Locks locks = Activities.stub(Locks.class);
  private final Launch launch;
  private final Acts acts;
  private final Parking parking;
  private boolean freed;

  TargetLock(Launch launch, Acts acts, Parking parking) {
    this.parking = parking;
    this.launch = launch;
    this.acts = acts;
    Workflow.registerListener(this);
  }

  @Override
  public void lockFreed() {
    freed = true;
  }

  /**
   * Returns when the run holds the lock, and whether it waited for it; a run that does not wait is
   * refused if another has it.
   */
  boolean take() {
    LockAnswer answer = acts.look(this::ask, () -> {});
    if (!answer.isTaken() && launch.whenHeld() != WhenHeld.QUEUE) {
      throw new RunEnds(Ending.REFUSED, List.of(launch.target() + " " + answer.held()));
    }
    boolean waits = !answer.isTaken();
    Pause pause = Pause.upTo(LONGEST_PAUSE);
    while (!answer.isTaken()) {
      // The signal may be lost: the lock is what counts.
      Workflow.await(pause.length(), () -> freed || parking.desk().isStopAsked());
      parking.stopIfAsked();
      freed = false;
      pause = pause.next();
      answer = askAgain(answer);
    }
    return waits;
  }

  private LockAnswer ask() {
    return locks.take(Workflow.getInfo().getWorkflowId(), launch);
  }

  /** Nothing is lost by waiting longer: an answer that is not to be had leaves it as it was. */
  private LockAnswer askAgain(LockAnswer before) {
    try {
      return ask();
    } catch (ActivityFailure unread) {
      if (unread.getCause() instanceof CanceledFailure) {
        throw unread;
      }
      if (Reasons.changedNothing(unread)) {
        throw new RunEnds(Ending.REFUSED, Reasons.of(unread)); // it will never be the run's turn
      }
      return before;
    }
  }
}
