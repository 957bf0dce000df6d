package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

  @Test
  void whatThrowsIsNotSeenYet() {
    AtomicInteger tries = new AtomicInteger();
    Await.until(
        "third try", Duration.ofSeconds(5), () -> tries.get() / (tries.incrementAndGet() / 3) > 0);
  }

  @Test
  void waitingIsBoundedAndSaysForWhat() {
    assertThatThrownBy(() ->
            Await.until(
                "rain",
                Duration.ofMillis(200),
                () -> {
                  throw new IllegalStateException("dry");
                }))
        .isInstanceOf(LabFailure.class)
        .hasMessage("Not seen within 0 s: rain (last: dry)");
  }
}
