package dev.firedrill.web.runs;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether a session is still good: an answer that holds for a second, for all of the session's
 * streams. A second after a session's end nothing more is sent, and however many messages there
 * are, the database is asked once a second.
 */
final class Standing implements BooleanSupplier {

  private static final long HOLDS = Duration.ofSeconds(1).toNanos();
  private static final long OLD = Duration.ofMinutes(1).toNanos();

  private final BooleanSupplier question;
  private final LongSupplier nanos;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Answer last;

  Standing(BooleanSupplier question, LongSupplier nanos) {
    this.question = question;
    this.nanos = nanos;
    this.last = new Answer(true, nanos.getAsLong() - HOLDS);
  }

  /** Asks when the last answer is a second old; who comes meanwhile waits for that answer. */
  @Override
  public boolean getAsBoolean() {
    if (age() >= HOLDS) {
      asking.lock();
      try {
        if (age() >= HOLDS) {
          boolean good = question.getAsBoolean();
          last = new Answer(good, nanos.getAsLong());
        }
      } finally {
        asking.unlock();
      }
    }
    return last.good();
  }

  /** Whether no stream has asked for so long that none is left: each asks with its beat. */
  boolean isForgotten() {
    return age() > OLD;
  }

  private long age() {
    return nanos.getAsLong() - last.at();
  }

  private record Answer(boolean good, long at) {}
}
