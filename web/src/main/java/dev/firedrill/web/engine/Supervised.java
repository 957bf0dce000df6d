package dev.firedrill.web.engine;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Part} that is kept running: launched, watched, launched again when its process dies, and
 * ended on close. The first restart comes at once; a part that keeps dying is tried at growing
 * intervals of up to ten seconds, and reported.
 */
final class Supervised implements AutoCloseable {

  /** How a part is doing. */
  enum State {
    STARTING,
    UP,
    DOWN,
    CLOSED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONG_LIFE = Duration.ofSeconds(30);
  private static final Duration TO_END = Duration.ofSeconds(10);
  private static final int CRASH_LOOP = 4;

  private final Part part;
  private volatile State state = State.STARTING;
  private volatile @Nullable Process process;
  private @Nullable Thread watch;
  private int deaths;

  Supervised(Part part) {
    this.part = part;
  }

  /** Launches the part and waits until it serves; it is watched from then on. */
  void start() {
    try {
      if (!launch()) {
        throw new StartRefused(
            ExitCode.NOT_STARTED,
            "The " + part.name() + " does not come up; its log is " + part.log() + ".");
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    } catch (IOException e) {
      throw new StartRefused(
          ExitCode.NOT_STARTED, "The " + part.name() + " can't be started: " + e.getMessage(), e);
    }
    watch = Thread.ofVirtual().name("supervise-" + part.name()).start(this::keepRunning);
  }

  /** Whether the part serves, as far as its process and the last restart tell. */
  State state() {
    return state;
  }

  /** The process that runs now. */
  @Nullable Process process() {
    return process;
  }

  private boolean launch() throws IOException {
    long began = System.nanoTime();
    Process launched = part.launch();
    process = launched;
    if (state == State.CLOSED) {
      end(launched);
      return false;
    }
    boolean ended = !Waiting.until(PATIENCE, () -> !launched.isAlive() || part.answers());
    if (ended || !launched.isAlive()) {
      return false;
    }
    part.up();
    if (state != State.CLOSED) {
      state = State.UP;
    }
    LOG.info("The {} is up after {}", part.name(), Progress.since(began));
    return true;
  }

  private void keepRunning() {
    while (state != State.CLOSED) {
      long began = System.nanoTime();
      int status = waitFor();
      if (state == State.CLOSED) {
        return;
      }
      state = State.DOWN;
      deaths = System.nanoTime() - began > LONG_LIFE.toNanos() ? 1 : deaths + 1;
      report(status);
      Waiting.until(pause(deaths), () -> state == State.CLOSED);
      relaunch();
    }
  }

  private int waitFor() {
    Process watched = process;
    try {
      return watched == null ? -1 : watched.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private void relaunch() {
    if (state == State.CLOSED) {
      return;
    }
    try {
      if (!launch()) {
        end(process);
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("The {} can't be started", part.name(), e);
      end(process);
    }
  }

  private void report(int status) {
    if (deaths < CRASH_LOOP) {
      LOG.warn("The {} ended by itself (status {}); it is restarted", part.name(), status);
      Progress.say("The " + part.name() + " ended by itself; it is started again.");
      return;
    }
    LOG.error(
        "The {} keeps ending: {} times in a row, the last with status {}. Next try in {}. See {}",
        part.name(),
        deaths,
        status,
        pause(deaths),
        part.log());
  }

  /** The pause before the restart after so many deaths in a row: none, then 100 ms to 10 s. */
  static Duration pause(int deaths) {
    if (deaths <= 1) {
      return Duration.ZERO;
    }
    return Duration.ofMillis(Math.min(10_000L, 100L << Math.min(deaths - 2, 10)));
  }

  @Override
  public void close() {
    state = State.CLOSED;
    end(process);
    Thread watching = watch;
    if (watching != null) {
      watching.interrupt();
      join(watching);
    }
  }

  private static void join(Thread watching) {
    try {
      watching.join(TO_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(@Nullable Process ending) {
    if (ending != null) {
      end(ending.toHandle(), part);
    }
  }

  /** Ends a process of this part: asked first, killed when it does not obey within ten seconds. */
  static void end(ProcessHandle process, Part part) {
    if (!process.isAlive()) {
      return;
    }
    part.askToEnd(process);
    if (!Waiting.until(TO_END, () -> !process.isAlive())) {
      process.destroyForcibly();
      Waiting.until(TO_END, () -> !process.isAlive());
    }
  }
}
