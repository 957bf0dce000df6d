package dev.firedrill.activities.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.patroni.Loss;
import dev.firedrill.workflows.patroni.Lsn;
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
    patroni = new FakePatroni().leaderless("pg-2");
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
  void whatTheApprovalRestedOnIsAskedAgainRightBeforeTheOrder() {
    patroni.leaderless("pg-1");
    assertThatThrownBy(patroni.order("pg-2")::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("pg-2 is not the synchronous standby");
    assertThat(patroni.orders()).isZero();
  }

  @Test
  void anAcceptedLossIsAskedAgainRightBeforeTheOrderToo() {
    patroni.leaderless("pg-1").holding("status", "{\"optime\":1000}").having(400).promoting("pg-2");
    assertThatThrownBy(patroni.order(loss(1000, 401))::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessage("the loss has grown since the question was asked: 600 bytes of WAL, not 599");
    assertThat(patroni.orders()).isZero();
    patroni.order(loss(1000, 400)).carryOut();
    assertThat(patroni.orders()).isEqualTo(1);
  }

  @Test
  void aLossIsNoReasonToPassOverWhoHasEverything() {
    patroni.holding("status", "{\"optime\":400}").having(400);
    Loss ofAnother = new Loss("pg-1", "pg-0", new Lsn(400), new Lsn(400), false);
    assertThatThrownBy(patroni.order(ofAnother)::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("pg-2 is synchronous and has everything: promote that");
    assertThat(patroni.orders()).isZero();
  }

  private static Loss loss(long known, long received) {
    return new Loss("pg-2", "pg-0", new Lsn(known), new Lsn(received), false);
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
