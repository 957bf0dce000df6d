package dev.firedrill.activities.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private final AtomicInteger beats = new AtomicInteger();

  /** A context of which only the heartbeat is used; it is told its number, from 1. */
  private ActivityExecutionContext context(IntConsumer heartbeat) {
    return (ActivityExecutionContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ActivityExecutionContext.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("heartbeat");
              heartbeat.accept(beats.incrementAndGet());
              return null;
            });
  }

  @Test
  void itBeatsUntilClosed() throws InterruptedException {
    CountDownLatch three = new CountDownLatch(3);
    Heartbeat heartbeat = Heartbeat.of(context(number -> three.countDown()));
    assertThat(three.await(1, TimeUnit.MINUTES)).isTrue();
    heartbeat.close();
    int atEnd = beats.get();
    assertThat(new CountDownLatch(1).await(900, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(beats.get()).isLessThanOrEqualTo(atEnd + 1);
  }

  @Test
  void anAttemptThatIsNoLongerWantedIsInterrupted() {
    Heartbeat heartbeat =
        Heartbeat.of(context(number -> fail(new ActivityNotExistsException(null))));
    boolean interrupted = false;
    try {
      interrupted = !new CountDownLatch(1).await(1, TimeUnit.MINUTES) && Thread.interrupted();
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      heartbeat.close();
    }
    assertThat(interrupted).isTrue();
  }

  @Test
  void anInterruptionThatComesLateDoesNotHitTheThreadsNextWork() {
    Heartbeat heartbeat = Heartbeat.of(context(number -> {}));
    Thread.currentThread().interrupt();
    heartbeat.close();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aWorkerThatIsStoppedLetsItsVerbsEnd() throws InterruptedException {
    CountDownLatch beaten = new CountDownLatch(1);
    Heartbeat heartbeat =
        Heartbeat.of(
            context(number -> {
              beaten.countDown();
              fail(new ActivityWorkerShutdownException(null));
            }));
    assertThat(beaten.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(new CountDownLatch(1).await(900, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(beats.get()).isEqualTo(1);
    heartbeat.close();
  }

  private static void fail(ActivityCompletionException because) {
    throw because;
  }
}
