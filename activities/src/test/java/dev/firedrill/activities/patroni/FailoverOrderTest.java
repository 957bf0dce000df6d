package dev.firedrill.activities.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patroni's answers to an order, as seen on 3.0.2: none of them is the proof. */
class FailoverOrderTest {

  private static final String HTML = "<head><title>Error response</title></head>";

  private final FakePatroni patroni;

  FailoverOrderTest() throws IOException {
    patroni = new FakePatroni();
  }

  @AfterEach
  void close() {
    patroni.close();
  }

  @Test
  void aRefusalChangedNothingAndSaysWhy() {
    patroni.answering(412, "candidate does not exists");
    assertThatThrownBy(patroni.order("pg-2")::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessage("Patroni refused: 412 candidate does not exists");
  }

  @Test
  void anHtmlPageIsARefusalToo() {
    patroni.answering(400, HTML);
    assertThatThrownBy(patroni.order("pg-2")::carryOut).isInstanceOf(NotPossible.class);
  }

  @Test
  void aDroppedOrderIsNoSuccessWhateverWasAnswered() {
    patroni.answering(503, "Failover failed");
    assertThatThrownBy(patroni.order("pg-2")::carryOut)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Patroni dropped the order; it said: 503 Failover failed");
    patroni.answering(200, "Successfully failed over to \"pg-2\"");
    assertThatThrownBy(patroni.order("pg-2")::carryOut).hasMessageContaining("dropped the order");
  }

  @Test
  void aLostAnswerIsJudgedByWhatHappened() {
    patroni.answering(0, "").promoting("pg-2");
    patroni.order("pg-2").carryOut();
    assertThat(patroni.orders()).isEqualTo(1);
  }

  @Test
  void etcdThatIsSilentAfterTheOrderIsWaitedForAndNotTakenForNothingDone() {
    patroni.answering(200, "ok").promoting("pg-2").losingEtcdFor(2);
    patroni.order("pg-2").carryOut();
    assertThat(patroni.orders()).isEqualTo(1);
  }

  @Test
  void whatIsDoneIsNotOrderedAgain() {
    patroni.holding("leader", "pg-2").order("pg-2").carryOut();
    assertThat(patroni.orders()).isZero();
  }

  @Test
  void nothingIsOrderedWhenSomebodyElseLeads() {
    patroni.holding("leader", "pg-1");
    assertThatThrownBy(patroni.order("pg-2")::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessage("pg-1 leads by now: nothing was ordered");
    assertThat(patroni.orders()).isZero();
  }

  @Test
  void aMemberThatTalksGarbageIsSilent() {
    for (String garbage : new String[] {HTML, "{", "", "[1,2"}) {
      MemberView view = patroni.describingItselfAs(garbage).rest().look(patroni.member("pg-1"));
      assertThat(view.answers()).as(garbage).isFalse();
      assertThat(view.state()).isNotBlank();
    }
  }
}
