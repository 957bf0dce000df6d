package dev.firedrill.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waiting for something to be seen, bounded. What can't be seen yet may throw; that is a "no". */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Await() {}

  /**
   * Returns as soon as {@code seen} holds, or fails after {@code bound} saying what was awaited.
   * The last look is after that: the machine itself may have stood still until then.
   */
  public static void until(String what, Duration bound, Callable<Boolean> seen) {
    long end = System.nanoTime() + bound.toNanos();
    Exception last = null;
    boolean over;
    do {
      over = System.nanoTime() >= end;
      try {
        if (seen.call()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      pause();
    } while (!over);
    throw failure("Not seen within %d s: %s".formatted(bound.toSeconds(), what), last);
  }

  /**
   * The first of the looks for which {@code holds} is so, or a failure after {@code bound} that
   * says what the last one saw.
   */
  public static <T> T seen(String what, Duration bound, Callable<T> look, Predicate<T> holds) {
    List<T> seen = new ArrayList<>();
    until(
        what,
        bound,
        () -> {
          T now = look.call();
          if (!holds.test(now)) {
            throw new LabFailure("it was " + now);
          }
          return seen.add(now);
        });
    return seen.getLast();
  }

  /** What this returns as soon as it does not throw. */
  public static <T> T answer(String what, Duration bound, Callable<T> question) {
    return seen(what, bound, question, any -> true);
  }

  private static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw new LabFailure("Interrupted while waiting");
    }
  }

  private static LabFailure failure(String message, @Nullable Exception last) {
    return last == null
        ? new LabFailure(message)
        : new LabFailure(message + " (last: " + last.getMessage() + ")", last);
  }
}
