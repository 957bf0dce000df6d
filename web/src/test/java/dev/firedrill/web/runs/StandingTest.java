package dev.firedrill.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandingTest {

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean good = true;

  private final Standing standing =
      new Standing(
          () -> {
            asked.incrementAndGet();
            return good;
          },
          now::get);

  @Test
  void anAnswerHoldsForASecondAndNoLonger() {
    assertThat(standing.getAsBoolean()).isTrue();
    good = false;
    pass(Duration.ofMillis(999));
    assertThat(standing.getAsBoolean()).isTrue();
    assertThat(asked).hasValue(1);
    pass(Duration.ofMillis(1));
    assertThat(standing.getAsBoolean()).isFalse();
    assertThat(asked).hasValue(2);
  }

  @Test
  void theFirstMessageIsNotSentUnasked() {
    good = false;
    assertThat(standing.getAsBoolean()).isFalse();
  }

  @Test
  void howeverManyStreamsASessionHasItIsAskedForOnce() throws Exception {
    int many = 500;
    CountDownLatch come = new CountDownLatch(many);
    Standing shared =
        new Standing(
            () -> {
              asked.incrementAndGet();
              return isOpen(come);
            },
            now::get);
    List<Thread> streams = new ArrayList<>();
    for (int stream = 0; stream < many; stream++) {
      streams.add(
          Thread.ofVirtual()
              .start(() -> {
                come.countDown();
                shared.getAsBoolean();
              }));
    }
    for (Thread stream : streams) {
      stream.join();
    }
    assertThat(asked).hasValue(1);
  }

  /** Returns as soon as everybody has come. */
  private static boolean isOpen(CountDownLatch come) {
    try {
      come.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void itIsForgottenWhenNobodyHasAskedForAMinute() {
    standing.getAsBoolean();
    pass(Duration.ofSeconds(60));
    assertThat(standing.isForgotten()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(standing.isForgotten()).isTrue();
    standing.getAsBoolean();
    assertThat(standing.isForgotten()).isFalse();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
