package dev.firedrill.activities.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.procedure.NotPossible;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patroni's answers to POST /reinitialize, as seen on 3.0.2, and what is never ordered. */
class RebuildOrderTest {

  private static final String FOLLOWED =
      """
      {"state":"running","role":"replica","timeline":7,
       "replication":[{"application_name":"pg-2","state":"streaming"}]}
      """;

  private final FakePatroni patroni;
  private final AtomicBoolean replaced = new AtomicBoolean();

  RebuildOrderTest() throws IOException {
    patroni = new FakePatroni().holding("leader", "pg-1").describingItselfAs(FOLLOWED);
  }

  @AfterEach
  void close() {
    patroni.close();
  }

  @Test
  void anOrderIsGivenOnceAndWaitedFor() throws Exception {
    patroni.answering(200, "reinitialize started").onRebuild(() -> replaced.set(true));
    order("pg-2").carryOut();
    assertThat(patroni.rebuilds()).isEqualTo(1);
  }

  @Test
  void oneThatIsUnderWayIsTakenAndNotBegunAnew() throws Exception {
    patroni.answering(503, "reinitialize already in progress").onRebuild(() -> replaced.set(true));
    order("pg-2").carryOut();
    assertThat(patroni.rebuilds()).isEqualTo(1);
  }

  @Test
  void anythingElseInProgressIsWaitedOut() throws Exception {
    patroni
        .answering(503, "starting after demotion already in progress")
        .onRebuild(() -> {
          if (patroni.rebuilds() == 2) {
            patroni.answering(200, "reinitialize started");
            replaced.set(true);
          }
        });
    order("pg-2").carryOut();
    assertThat(patroni.rebuilds()).isEqualTo(2);
  }

  @Test
  void whatIsDoneIsNotOrderedAgain() throws Exception {
    replaced.set(true);
    order("pg-2").carryOut();
    assertThat(patroni.rebuilds()).isZero();
  }

  @Test
  void theLeaderIsNeverOverwritten() {
    refuses("pg-1", "pg-1 is the leader");
  }

  @Test
  void aPrimaryWithoutTheKeyIsNeverOverwritten() {
    patroni.describingItselfAs("{\"state\":\"running\",\"role\":\"master\",\"timeline\":7}");
    refuses("pg-2", "pg-2 runs as a primary without the leader key");
  }

  @Test
  void withoutALeaderThereIsNothingToCopy() {
    patroni.holding("leader", "");
    refuses("pg-2", "nobody leads");
  }

  @Test
  void inMaintenanceModeNothingIsOrdered() {
    patroni.holding("config", "{\"pause\":true}");
    refuses("pg-2", "in maintenance mode");
  }

  @Test
  void onlyAConnectionThatHasCaughtUpStreams() {
    assertThat(patroni.rest().look(patroni.member("pg-1")).streamsTo()).containsExactly("pg-2");
    patroni.describingItselfAs(FOLLOWED.replace("streaming", "catchup"));
    assertThat(patroni.rest().look(patroni.member("pg-1")).streamsTo()).isEmpty();
  }

  private void refuses(String member, String reason) {
    assertThatThrownBy(order(member)::carryOut)
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining(reason);
    assertThat(patroni.rebuilds()).isZero();
  }

  private RebuildOrder order(String member) {
    return patroni.rebuild(member, now -> replaced.get());
  }
}
