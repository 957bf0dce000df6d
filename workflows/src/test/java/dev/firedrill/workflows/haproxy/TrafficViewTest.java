package dev.firedrill.workflows.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a run holds clients, and when it leaves them to whoever holds them already. */
class TrafficViewTest {

  private static final TrafficView OPEN = new TrafficView("writer", "OPEN");
  private static final TrafficView PAUSED = new TrafficView("writer", "PAUSED");

  @Test
  void whatTakesClientsIsHeldAlsoWhenItIsFull() {
    assertThat(OPEN.whyLeft()).isEmpty();
    assertThat(new TrafficView("writer", "FULL").whyLeft()).isEmpty();
  }

  @Test
  void whatSomebodyElseClosedIsLeft() {
    assertThat(PAUSED.whyLeft())
        .isEqualTo("somebody holds clients already (PAUSED): whoever did lets them through");
    assertThat(TrafficView.undeclared().whyLeft())
        .isEqualTo("the target declares no traffic switch");
  }

  @Test
  void onlyBeginningOrEndingToHoldIsAChange() {
    assertThat(OPEN.changesSince(new TrafficView("writer", "FULL"))).isEmpty();
    assertThat(PAUSED.changesSince(OPEN))
        .containsExactly("changed since the question was asked: frontend writer is PAUSED");
    assertThat(OPEN.changesSince(PAUSED)).hasSize(1);
  }
}
