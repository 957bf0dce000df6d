package dev.firedrill.web.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
final class Waiting {

  private static final long LOOK_EVERY = Duration.ofMillis(20).toNanos();

  private Waiting() {}

  /**
   * Whether the condition came true within the time; an interrupted wait ends with no. The last
   * look is after that: the machine itself may have stood still until then.
   */
  static boolean until(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      boolean over = System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted();
      if (condition.getAsBoolean()) {
        return true;
      }
      if (over) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
  }
}
