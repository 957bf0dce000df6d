package dev.firedrill.web;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for conditions. A look that fails has not seen the condition, and is repeated. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_EVERY = Duration.ofMillis(20).toNanos();

  private Await() {}

  /** Returns once this holds; fails when it does not within two minutes. */
  public static void until(BooleanSupplier condition) {
    seen(condition::getAsBoolean, holds -> holds);
  }

  /** The first that was seen of which this holds; fails when none is within two minutes. */
  public static <T> T seen(Supplier<T> look, Predicate<T> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    RuntimeException unseen = null;
    boolean over = false;
    while (!over) {
      // Known before the look: the machine may stand still between the two.
      over = System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted();
      try {
        T now = look.get();
        if (condition.test(now)) {
          return now;
        }
      } catch (RuntimeException e) {
        unseen = e;
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
    throw new AssertionError("not within " + PATIENCE, unseen);
  }
}
