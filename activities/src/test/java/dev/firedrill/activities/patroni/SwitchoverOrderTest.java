package dev.firedrill.activities.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.procedure.NotPossible;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An order to switch over, whatever Patroni answers: what is seen afterwards counts. */
class SwitchoverOrderTest {

  private static final int NOW = 7;

  private final FakePatroni patroni;

  SwitchoverOrderTest() throws IOException {
    patroni = new FakePatroni().holding("leader", "pg-1");
  }

  @AfterEach
  void close() {
    patroni.close();
  }

  @Test
  void anOrderThatIsTakenIsDone() {
    patroni.answering(200, "Successfully switched over to \"pg-2\"").promoting("pg-2");
    order().carryOut();
    assertThat(patroni.orders()).isEqualTo(1);
  }

  @Test
  void aRefusalChangedNothingAndSaysWhy() {
    patroni.answering(412, "leader name does not match");
    assertThatThrownBy(order()::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessage("Patroni refused: 412 leader name does not match");
  }

  @Test
  void anOrderThatPatroniDroppedAndSaidSoChangedNothing() {
    patroni.answering(503, "Switchover failed");
    assertThatThrownBy(order()::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessage(
            "Patroni dropped the order, and pg-1 leads on timeline 7; it said: 503 Switchover"
                + " failed. Nothing was changed");
  }

  @Test
  void aLostAnswerWithoutATraceIsNotTakenForNothingDone() {
    patroni.answering(0, "");
    assertThatThrownBy(order()::carryOut)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Patroni dropped the order, and pg-1 leads on timeline 7");
  }

  @Test
  void aSuccessThatIsNotSeenIsNone() {
    patroni.answering(200, "Successfully switched over to \"pg-2\"");
    assertThatThrownBy(order()::carryOut).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLostAnswerIsJudgedByWhatHappened() {
    patroni.answering(0, "").promoting("pg-2");
    order().carryOut();
    assertThat(patroni.orders()).isEqualTo(1);
  }

  @Test
  void etcdThatIsSilentAfterTheOrderIsWaitedFor() {
    patroni.answering(503, "status unknown").promoting("pg-2").losingEtcdFor(2);
    order().carryOut();
    assertThat(patroni.orders()).isEqualTo(1);
  }

  @Test
  void whatIsDoneIsNotOrderedAgain() {
    patroni.holding("leader", "pg-2");
    order().carryOut();
    assertThat(patroni.orders()).isZero();
  }

  @Test
  void nothingIsOrderedWhenSomebodyElseLeadsOrNobody() {
    patroni.holding("leader", "pg-3");
    assertThatThrownBy(order()::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessage("pg-3 leads on timeline 7: nothing was ordered");
    patroni.holding("leader", "");
    assertThatThrownBy(order()::carryOut)
        .hasMessage("nobody leads on timeline 7: nothing was ordered");
    assertThat(patroni.orders()).isZero();
  }

  @Test
  void nothingIsOrderedOnceTheTimelineHasMoved() {
    assertThatThrownBy(patroni.switchover("pg-1", "pg-2", NOW - 1)::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessage("pg-1 leads on timeline 7: nothing was ordered");
    assertThat(patroni.orders()).isZero();
  }

  @Test
  void somebodyElsesPendingOrderIsLeftAlone() {
    patroni.holding("failover", "{\"member\":\"pg-3\"}");
    assertThatThrownBy(order()::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessage("an order for pg-3 is pending: nothing was ordered");
    assertThat(patroni.orders()).isZero();
  }

  private SwitchoverOrder order() {
    return patroni.switchover("pg-1", "pg-2", NOW);
  }
}
