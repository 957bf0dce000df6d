package dev.firedrill.activities.logs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Writes the buffer's lines behind those who bring them, in batches, on one thread. While the
 * database is gone the lines wait in the buffer; no run waits for them.
 */
@Component
@Profile("!command")
final class LogWriter implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
  private static final int MOST_CHARACTERS = 16 << 20;
  private static final int BATCH = 1_000;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration GATHER = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration TO_END = Duration.ofSeconds(2);
  private static final int BEFORE_THE_WORKER = 500;

  private final LogBuffer buffer = new LogBuffer(MOST_CHARACTERS);
  private final LogTable table;
  private final Room room;
  private final Duration toEnd;
  private volatile boolean running;
  private @Nullable Thread thread;

  @Autowired
  LogWriter(DataSource database) {
    this(database, TO_END);
  }

  /**
   * Of this database.
   *
   * @param toEnd how long what was brought may take to be written once the process ends
   */
  LogWriter(DataSource database, Duration toEnd) {
    this.toEnd = toEnd;
    table = new LogTable(database);
    room = new Room(table::sizes, Room.OF_STEP, Room.OF_RUN);
  }

  LogBuffer buffer() {
    return buffer;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().daemon().name("log-writer").start(this::writeUntilStopped);
  }

  private void writeUntilStopped() {
    try {
      while (running) {
        List<LogLine> lines = buffer.take(BATCH, LOOK);
        write(lines);
        if (!lines.isEmpty() && lines.size() < BATCH) {
          LockSupport.parkNanos(GATHER.toNanos());
        }
      }
      for (List<LogLine> rest = rest(); !rest.isEmpty(); rest = rest()) {
        write(rest);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private List<LogLine> rest() throws InterruptedException {
    return buffer.take(BATCH, Duration.ZERO);
  }

  /** Tries until it is written or the process ends: a batch is written twice rather than never. */
  private void write(List<LogLine> lines) {
    boolean said = false;
    while (!lines.isEmpty() && !isSettled(lines, said) && running) {
      said = true;
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** False when it may be written later. What the database refuses for good is counted as lost. */
  private boolean isSettled(List<LogLine> lines, boolean said) {
    try {
      table.write(room.admit(lines));
      return true;
    } catch (RuntimeException failure) {
      if (isForGood(failure)) {
        LOG.warn("{} lines of the log are not kept: {}", lines.size(), failure.toString());
        buffer.lost(lines);
        return true;
      }
      if (!said) {
        LOG.warn("the log cannot be written for now: {}", failure.toString());
      }
      room.forget(lines);
      return false;
    }
  }

  private static boolean isForGood(RuntimeException failure) {
    return failure instanceof NonTransientDataAccessException
        && !(failure instanceof NonTransientDataAccessResourceException);
  }

  @Override
  public void stop() {
    running = false;
    Thread writing = thread;
    if (writing != null) {
      try {
        writing.join(toEnd.toMillis());
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
      writing.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_WORKER;
  }
}
