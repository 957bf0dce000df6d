package dev.firedrill.activities.reach;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition of another system by asking again; ends when the thread is interrupted. */
public final class Patience {

  private static final Duration BETWEEN = Duration.ofMillis(300);

  private Patience() {}

  /** Whether the condition holds within this time. */
  public static boolean isSo(Duration within, Callable<Boolean> condition) throws Exception {
    return until(within, () -> condition.call() ? Optional.of(true) : Optional.<Boolean>empty())
        .isPresent();
  }

  /** The first answer that is there within this time; empty if there was none. */
  public static <T> Optional<T> until(Duration within, Callable<Optional<T>> question)
      throws Exception {
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      Optional<T> answer = question.call();
      if (answer.isPresent() || System.nanoTime() >= deadline) {
        return answer;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while waiting");
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }
}
