package dev.firedrill.activities.reach;

import java.time.Duration;
import java.util.Locale;
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
    return until(within, BETWEEN, question);
  }

  /** As the other, for what takes hours: asks again only after this time. */
  public static <T> Optional<T> until(
      Duration within, Duration between, Callable<Optional<T>> question) throws Exception {
    long began = System.nanoTime();
    long deadline = began + within.toNanos();
    boolean waits = false;
    while (true) {
      Optional<T> answer = question.call();
      if (answer.isPresent() || System.nanoTime() >= deadline) {
        Duration waited = Duration.ofNanos(System.nanoTime() - began);
        if (waits) {
          Watched.by().notes(answer.isPresent() ? "it is so after " + words(waited) : "not so");
        }
        return answer;
      }
      if (!waits) {
        waits = true;
        Watched.by().notes("not so yet: asking again for up to " + words(within));
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while waiting");
      }
      LockSupport.parkNanos(between.toNanos());
    }
  }

  private static String words(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
