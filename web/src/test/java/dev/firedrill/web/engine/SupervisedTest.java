package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SupervisedTest {

  @Test
  void theFirstRestartComesAtOnce() {
    assertThat(Supervised.pause(1)).isZero();
  }

  @Test
  void whatKeepsDyingIsTriedEverMoreSeldom() {
    assertThat(Supervised.pause(2)).isEqualTo(Duration.ofMillis(100));
    assertThat(Supervised.pause(3)).isEqualTo(Duration.ofMillis(200));
    assertThat(Supervised.pause(6)).isEqualTo(Duration.ofMillis(1600));
  }

  @Test
  void butAtLeastEveryTenSeconds() {
    assertThat(Supervised.pause(9)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Supervised.pause(1_000_000)).isEqualTo(Duration.ofSeconds(10));
  }
}
