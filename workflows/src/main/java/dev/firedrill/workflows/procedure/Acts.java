package dev.firedrill.workflows.procedure;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a run calls its verbs. A verb that fails for good parks the run, where people may have it
 * tried again or skip it; before there is anything to lose, it ends the run.
 */
final class Acts {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Steps steps;
  private final Halt halt;
  private final Parking parking;
  private final Changed changed;

  Acts(Steps steps, Halt halt, Parking parking, Changed changed) {
    this.steps = steps;
    this.halt = halt;
    this.parking = parking;
    this.changed = changed;
  }

  /** What the look of the present step sees; tried again, the earlier looks are repeated first. */
  <T> T look(Supplier<T> look, Runnable lookAgain) {
    return guarded(look, lookAgain, retry());
  }

  /** As {@link #look}, for a look that is no step of its own. */
  <T> T again(Supplier<T> look, Runnable lookAgain) {
    return guarded(look, lookAgain, "Look again");
  }

  private <T> T guarded(Supplier<T> look, Runnable lookAgain, String retry) {
    while (true) {
      try {
        return look.get();
      } catch (ActivityFailure failure) {
        parkOrEnd(rethrowIfCanceled(failure), retry, false);
      }
      lookAgain.run();
    }
  }

  /** Makes the change of the step that was just told; false if a person skipped it. */
  boolean act(Runnable change, Runnable lookAgain) {
    while (true) {
      List<String> reasons;
      boolean lostItsLock;
      try {
        halt.pass(change, lookAgain, parking);
        steps.done(null);
        return true;
      } catch (ActivityFailure failure) {
        reasons = rethrowIfCanceled(failure);
        lostItsLock = Reasons.lostItsLock(failure);
        if (!Reasons.changedNothing(failure)) {
          halt.hasPerhapsActed();
        }
      }
      if (!halt.mayHaveActed()) {
        changed.didNotPassReturn(steps.last().ordinal());
      }
      if (lostItsLock) {
        throw lost(reasons); // for good: nothing that this run asks for is done any more
      }
      Choice chosen = parkOrEnd(reasons, retry(), true);
      if (!halt.mayHaveActed()) {
        lookAgain.run(); // people may have thought for long; what may have acted finds out itself
      }
      if (chosen == Choice.SKIP) {
        return false;
      }
    }
  }

  /** As {@link #act}, with the undo in its place before the act: a lost answer may hide success. */
  boolean actUndoably(Undo undo, Runnable change, Runnable lookAgain) {
    changed.undos().push(undo);
    return act(
        () -> {
          try {
            change.run();
          } catch (ActivityFailure failure) {
            if (Reasons.lostItsLockBefore(failure) && !halt.mayHaveActed()) {
              changed.undos().remove(undo); // nothing was done: there is nothing to take back
            }
            throw failure;
          }
        },
        lookAgain);
  }

  /**
   * As {@link #act}, for what is not taken back. Whoever skips it may have done it by hand, so that
   * also a skipped one is behind the run.
   */
  void actForGood(Runnable change, Runnable lookAgain) {
    int step = steps.last().ordinal();
    boolean made =
        act(
            () -> {
              changed.passReturn(step);
              try {
                change.run();
              } catch (ActivityFailure failure) {
                if (Halt.didNothing(failure) && !halt.mayHaveActed()) {
                  changed.didNotPassReturn(step);
                }
                throw failure;
              }
            },
            lookAgain);
    if (!made) {
      changed.passReturn(step);
    }
  }

  /** Looks until there is no objection, or the time is over. */
  <T> T verify(Duration within, Supplier<T> look, Function<T, List<String>> objections) {
    long deadline = Workflow.currentTimeMillis() + within.toMillis();
    while (true) {
      List<String> left;
      try {
        T seen = look.get();
        left = objections.apply(seen);
        if (left.isEmpty()) {
          steps.done(seen);
          return seen;
        }
      } catch (ActivityFailure unseen) {
        left = rethrowIfCanceled(unseen); // not to be seen now: look again until the time is over
      }
      boolean hasWaited = parking.stopIfAsked();
      if (!hasWaited && Workflow.currentTimeMillis() >= deadline) {
        parkOrEnd(left, retry(), false);
        hasWaited = true;
      }
      if (hasWaited) {
        deadline = Workflow.currentTimeMillis() + within.toMillis();
      } else {
        pause();
      }
    }
  }

  /** A pause between two looks; whoever cancels the run need not wait for its end. */
  private void pause() {
    Promise<Void> over = Workflow.newTimer(BETWEEN_LOOKS);
    Workflow.await(() -> over.isCompleted() || parking.desk().isStopAsked());
  }

  /** Carries the undo of the step that was just told out; false if a person left it. */
  boolean undo(Undo undo) {
    while (true) {
      try {
        halt.pass(undo::carryOut, () -> {}, parking);
        steps.done(null);
        return true;
      } catch (ActivityFailure failure) {
        if (Reasons.lostItsLock(failure) || !parking.isWorthIt()) {
          throw failure;
        }
        if (parking.park(Reasons.of(failure), retry(), true) == Choice.SKIP) {
          return false;
        }
      }
    }
  }

  private Choice parkOrEnd(List<String> reasons, String retry, boolean maySkip) {
    if (!parking.isWorthIt()) {
      throw failed(reasons);
    }
    return parking.park(reasons, retry, maySkip);
  }

  /** Its undos are changes, too: what the run has changed stays as it is. */
  private RunEnds lost(List<String> reasons) {
    steps.failed(reasons);
    return new RunEnds(changed.isAnything() ? Ending.UNVERIFIED : Ending.REFUSED, reasons);
  }

  private RunEnds failed(List<String> reasons) {
    steps.failed(reasons);
    return new RunEnds(changed.endingOfFailure(), reasons);
  }

  private String retry() {
    return "Try “" + steps.last().title() + "” again";
  }

  static List<String> rethrowIfCanceled(ActivityFailure failure) {
    if (failure.getCause() instanceof CanceledFailure) {
      throw failure;
    }
    return Reasons.of(failure);
  }
}
