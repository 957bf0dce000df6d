package dev.firedrill.web;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_EVERY = Duration.ofMillis(20).toNanos();

  private Await() {}

  /** Returns once this holds; fails when it does not within two minutes. */
  public static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        fail("not within " + PATIENCE);
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
  }
}
