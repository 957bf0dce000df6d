package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long a run waits before it asks again. */
class PauseTest {

  @Test
  void eachPauseIsTwiceAsLongUpToTheLongest() {
    assertThat(
            Stream.iterate(Pause.upTo(Duration.ofSeconds(30)), Pause::next)
                .limit(5)
                .map(pause -> pause.length().toSeconds()))
        .containsExactly(5L, 10L, 20L, 30L, 30L);
  }
}
