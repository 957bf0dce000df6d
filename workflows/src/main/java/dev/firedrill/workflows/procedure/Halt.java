package dev.firedrill.workflows.procedure;

import dev.firedrill.workflows.procedure.Entry.Kind;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * How a run meets the stop switch. Before each change it reads what the journal answered when the
 * change was told; the worker reads the switch again, last, before the effect. While it is on, the
 * run waits where it stands; when an admin releases it, it looks again and then goes on.
 */
final class Halt implements HaltSignals {

  /** A day at the switch costs a history some four hundred events, of fifty thousand in all. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  private final Teller teller;
  private final Steps steps;
  private boolean released;
  private final Set<Integer> uncertain = new HashSet<>();

  Halt(Teller teller, Steps steps) {
    this.teller = teller;
    this.steps = steps;
    Workflow.registerListener(this);
  }

  @Override
  public void released() {
    released = true;
  }

  /**
   * Makes the change of the step that was just told, as soon as changes are not stopped. After a
   * wait the world is looked at again first, unless an earlier attempt of this very change may have
   * acted: then the change itself finds out.
   */
  void pass(Runnable change, Runnable lookAgain, Parking parking) {
    boolean waits = !teller.stop().isEmpty();
    do {
      if (waits && waitForRelease(parking) && !mayHaveActed()) {
        lookAgain.run();
      }
      waits = true;
    } while (!isMade(change));
  }

  /** Whether an earlier attempt of the present step may have acted. */
  boolean mayHaveActed() {
    return uncertain.contains(steps.last().ordinal());
  }

  /** What an attempt of the present step did is not known. */
  void hasPerhapsActed() {
    uncertain.add(steps.last().ordinal());
  }

  private boolean isMade(Runnable change) {
    try {
      change.run();
      return true;
    } catch (ActivityFailure failure) {
      if (!isOf(ChangesStopped.class, failure) && !isOf(ChangesStopped.Midway.class, failure)) {
        throw failure;
      }
      if (isOf(ChangesStopped.Midway.class, failure)) {
        hasPerhapsActed();
      }
      return false;
    }
  }

  /** Whether there was anything to wait for. Whoever cancels the run need not wait, too. */
  private boolean waitForRelease(Parking parking) {
    released = false;
    String by = stopNow();
    if (by.isEmpty()) {
      return false;
    }
    steps.tell(Kind.HALTED, by);
    Pause pause = Pause.upTo(LONGEST_PAUSE);
    while (!stopNow().isEmpty()) {
      // The signal may be lost: the switch is what counts.
      Workflow.await(pause.length(), () -> released || parking.desk().isStopAsked());
      parking.stopIfAsked();
      released = false;
      pause = pause.next();
    }
    steps.tell(Kind.WENT_ON, "changes are released");
    return true;
  }

  /**
   * A switch that cannot be read counts as on: nothing was done, and nothing is lost by waiting.
   */
  private String stopNow() {
    try {
      return teller.stopNow();
    } catch (ActivityFailure unread) {
      if (unread.getCause() instanceof CanceledFailure) {
        throw unread;
      }
      return "nobody: the journal does not say whether changes are stopped";
    }
  }

  /** Whether the change was stopped before its first attempt. */
  static boolean didNothing(ActivityFailure failure) {
    return isOf(ChangesStopped.class, failure);
  }

  private static boolean isOf(Class<? extends ChangesStopped> type, ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure told
        && told.getType().equals(type.getName());
  }
}
