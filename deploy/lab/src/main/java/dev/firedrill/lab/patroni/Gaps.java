package dev.firedrill.lab.patroni;

import java.time.Duration;

/** The longest silence between two acknowledgements. */
final class Gaps {

  private long last = System.nanoTime();
  private long longest;

  synchronized void acknowledged() {
    long now = System.nanoTime();
    longest = Math.max(longest, now - last);
    last = now;
  }

  synchronized Duration longest() {
    return Duration.ofNanos(Math.max(longest, System.nanoTime() - last));
  }
}
