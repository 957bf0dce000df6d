package dev.firedrill.activities.bench;

import dev.firedrill.workflows.bench.BenchActivities;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Does nothing, or nothing for a while. */
@Component
final class BenchHands implements BenchActivities {

  private static final long NANOS = 1_000_000;

  @Override
  public String glance() {
    return "nothing";
  }

  @Override
  public void touch() {
    // what is left is the time around it
  }

  @Override
  public void dwell(int millis) {
    long end = System.nanoTime() + millis * NANOS;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
