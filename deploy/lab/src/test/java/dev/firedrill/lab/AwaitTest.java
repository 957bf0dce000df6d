package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void whatThrowsIsNotSeenYet() {
    AtomicInteger tries = new AtomicInteger();
    Await.until("third try", MINUTE, () -> tries.get() / (tries.incrementAndGet() / 3) > 0);
  }

  @Test
  void theLookThatHoldsIsTheOneThatIsReturned() {
    AtomicInteger looks = new AtomicInteger();
    int two = Await.seen("two", MINUTE, looks::incrementAndGet, seen -> seen == 2);
    assertThat(two).isEqualTo(2);
    int six = Await.answer("six", MINUTE, () -> 6 / (looks.getAndIncrement() - 2));
    assertThat(six).isEqualTo(6);
    assertThat(looks).hasValue(4);
  }

  @Test
  void aLookThatNeverHoldsSaysWhatItSawLast() {
    assertThatThrownBy(
            () -> Await.seen("rain", Duration.ofMillis(200), () -> "sun", "rain"::equals))
        .hasMessage("Not seen within 0 s: rain (last: it was sun)");
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
