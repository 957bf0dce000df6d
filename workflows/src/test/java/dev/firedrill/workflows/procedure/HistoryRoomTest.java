package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryRoomTest {

  /** Twice 80 minutes of reading the leader's tables, and twice 90 of reading the copy's. */
  private static final int AFTER_LONG_READS = 38_000;

  @Test
  void aStepIsTriedAgainWhileTheLongestOneFitsTwice() {
    assertThat(HistoryRoom.isLeftToTryAgain(200)).isTrue();
    assertThat(HistoryRoom.isLeftToTryAgain(30_000)).isTrue();
    assertThat(HistoryRoom.isLeftToTryAgain(30_001)).isFalse();
    assertThat(HistoryRoom.isLeftToTryAgain(AFTER_LONG_READS)).isFalse();
  }
}
