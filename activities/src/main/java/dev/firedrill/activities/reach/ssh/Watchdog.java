package dev.firedrill.activities.reach.ssh;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cuts a wire when its time is over, unless closed before: no read or write outlasts it. */
final class Watchdog implements AutoCloseable {

  private final CountDownLatch closed = new CountDownLatch(1);

  private final long deadline;

  private volatile boolean cut;

  private Watchdog(Duration within) {
    deadline = System.nanoTime() + within.toNanos();
  }

  static Watchdog cutting(Wire wire, Duration within) {
    Watchdog watchdog = new Watchdog(within);
    Thread.ofVirtual().name("ssh-watchdog").start(() -> watchdog.watch(wire, within));
    return watchdog;
  }

  /** The milliseconds left until the cut, at least one: none would mean for ever. */
  int millisLeft() {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    return Math.clamp(left, 1, Integer.MAX_VALUE);
  }

  /** Whether the time was over first. */
  boolean hasCut() {
    return cut;
  }

  private void watch(Wire wire, Duration within) {
    try {
      if (!closed.await(within.toNanos(), TimeUnit.NANOSECONDS)) {
        cut = true;
        wire.cut();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
