package dev.firedrill.lab;

import java.time.Duration;

/** The longest silence between two acknowledgements. */
public final class Gaps {

  private long last = System.nanoTime();
  private long longest;

  /** Something was acknowledged just now. */
  public synchronized void acknowledged() {
    long now = System.nanoTime();
    longest = Math.max(longest, now - last);
    last = now;
  }

  /** The longest silence, the present one included. */
  public synchronized Duration longest() {
    return Duration.ofNanos(Math.max(longest, System.nanoTime() - last));
  }
}
