package dev.firedrill.activities.effects;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sign of life of a scheduled verb, given in the background until closed. When the engine
 * answers that the attempt is no longer wanted (cancelled, timed out, its run gone), the verb's
 * thread is interrupted: another attempt may be under way, so this one ends as soon as it can. What
 * it had begun is then unknown, which is why a change probes before it acts.
 */
final class Heartbeat implements AutoCloseable {

  /** Below the worker's own limit of how often they are sent: it passes on what is newest. */
  private static final Duration BETWEEN = Duration.ofMillis(400);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object end = new Object();
  private @Nullable Thread verb = Thread.currentThread();

  private Heartbeat() {}

  static Heartbeat of(ActivityExecutionContext context) {
    Heartbeat heartbeat = new Heartbeat();
    Thread.ofVirtual().name("heartbeat").start(() -> heartbeat.beat(context));
    return heartbeat;
  }

  private void beat(ActivityExecutionContext context) {
    try {
      do {
        context.heartbeat(null);
      } while (!closed.await(BETWEEN.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ActivityWorkerShutdownException stopping) {
      closed.countDown(); // the verb may still end in time; if not, its worker interrupts it
    } catch (ActivityCompletionException noLongerWanted) {
      interruptVerb();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void interruptVerb() {
    synchronized (end) {
      if (verb != null) {
        verb.interrupt();
      }
    }
  }

  /** From here on the thread is not interrupted; one that was is ready for its next work. */
  @Override
  public void close() {
    closed.countDown();
    synchronized (end) {
      verb = null;
    }
    Thread.interrupted();
  }
}
