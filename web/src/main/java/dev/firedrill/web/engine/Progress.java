package dev.firedrill.web.engine;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What somebody who waits at the terminal is told; everything else goes to the log file. */
public final class Progress {

  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final AtomicBoolean COMPLAINED = new AtomicBoolean();

  private Progress() {}

  /** Says one line on standard output. */
  public static void say(String line) {
    write(System.out, line);
  }

  /** Says one line on standard error. */
  public static void complain(String line) {
    COMPLAINED.set(true);
    write(System.err, "firedrill: " + line);
  }

  /** Whether this process has said on standard error what is wrong. */
  public static boolean hasComplained() {
    return COMPLAINED.get();
  }

  /** Does the work; when it takes over two seconds, says what is done and for how long. */
  static <T> T during(String what, Callable<T> work) throws Exception {
    long began = System.nanoTime();
    try (ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory())) {
      ScheduledFuture<?> saying =
          clock.scheduleAtFixedRate(
              () -> say(what + " … " + since(began)),
              SILENCE.toMillis(),
              INTERVAL.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        return work.call();
      } finally {
        saying.cancel(true);
        clock.shutdownNow();
      }
    }
  }

  /** The seconds since this {@link System#nanoTime()}, with one decimal. */
  static String since(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - nanos) / 1e9);
  }

  @SuppressWarnings("SystemOut") // The terminal is whom this class speaks to.
  private static void write(PrintStream terminal, String line) {
    terminal.println(line);
    terminal.flush();
  }
}
