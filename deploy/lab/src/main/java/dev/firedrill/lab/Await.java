package dev.firedrill.lab;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waiting for something to be seen, bounded. What can't be seen yet may throw; that is a "no". */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Await() {}

  /**
   * Returns as soon as {@code seen} holds, or fails after {@code bound} saying what was awaited.
   */
  public static void until(String what, Duration bound, Callable<Boolean> seen) {
    long end = System.nanoTime() + bound.toNanos();
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (seen.call()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      pause();
    }
    throw failure("Not seen within %d s: %s".formatted(bound.toSeconds(), what), last);
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
