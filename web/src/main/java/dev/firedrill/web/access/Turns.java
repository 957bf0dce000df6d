package dev.firedrill.web.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Turns to work on a password, two at a time, since each takes a processor for a quarter of a
 * second or so. Who waits for a turn holds nothing: in a transaction it would be a database
 * connection, and the journal of a run could get none. One source waits for a few turns at most, so
 * that a flood from there leaves turns for the others.
 */
@Component
final class Turns {

  private static final int AT_ONCE = 2;
  private static final int OF_ONE_SOURCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore free = new Semaphore(AT_ONCE, true);
  private final Map<Source, Integer> asked = new ConcurrentHashMap<>();
  private final Duration patience;

  @Autowired
  Turns() {
    this(PATIENCE);
  }

  /** Turns for which nobody waits longer than this. */
  Turns(Duration patience) {
    this.patience = patience;
  }

  /** What the work returns; {@link Busy} when its turn did not come in time. */
  <T> T take(Source source, Supplier<T> work) throws Busy {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("who waits for a turn holds no connection");
    }
    try {
      if (asked.merge(source, 1, Integer::sum) > OF_ONE_SOURCE || !isMine()) {
        throw new Busy();
      }
      try {
        return work.get();
      } finally {
        free.release();
      }
    } finally {
      asked.computeIfPresent(source, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  /** How many wait for their turn now, by estimate. */
  int waiting() {
    return free.getQueueLength();
  }

  private boolean isMine() {
    try {
      return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
