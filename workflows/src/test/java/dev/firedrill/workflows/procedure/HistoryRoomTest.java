package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryRoomTest {

  /** Reading the leader's tables twice, one of them twice, and then the copy's, 90 minutes each. */
  private static final int AFTER_LONG_READS = 40_000;

  @Test
  void aStepIsTriedAgainWhileItAndOneMoreFit() {
    assertThat(HistoryRoom.isLeftToTryAgain(200)).isTrue();
    assertThat(HistoryRoom.isLeftToTryAgain(30_000)).isTrue();
    assertThat(HistoryRoom.isLeftToTryAgain(30_001)).isFalse();
    assertThat(HistoryRoom.isLeftToTryAgain(AFTER_LONG_READS)).isFalse();
  }
}
