package dev.firedrill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void aTimeOnItsBoundIsReachedAndOneAboveIsNot() {
    assertThat(Figure.atMost("time", 60, 60, "").isReached()).isTrue();
    assertThat(Figure.atMost("time", 60.1, 60, "").isReached()).isFalse();
  }

  @Test
  void aRateBelowItsFloorIsMissed() {
    assertThat(Figure.atLeast("rate", 19.9, 20, "").isReached()).isFalse();
    assertThat(Figure.atLeast("rate", 20, 20, "").line()).contains("≥ 20").contains("reached");
  }
}
