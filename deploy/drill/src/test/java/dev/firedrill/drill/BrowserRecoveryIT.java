package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.SequenceWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People recover a real cluster from the web page, whatever comes in between. */
@ExtendWith(OnStage.class)
class BrowserRecoveryIT {

  private static final Duration WRITES = Duration.ofMinutes(4);
  private static final String MARK = "window.neverLoadedAgain";

  @Test
  void twoPeopleRecoverAClusterThatLostItsLeaderAndNothingIsLost(Stage stage) throws Exception {
    stage.mend();
    try (SequenceWriter writer = stage.lab().writer();
        Visitor starter = stage.as(Stage.SRE_A);
        Visitor decider = stage.as(Stage.SRE_B)) {
      writes(writer, 50);
      String dead = stage.lose(PatroniFault.KILL_LEADER_NODE);
      int promotions = stage.promotions();

      Instant launched = Instant.now();
      String run = recover(stage, starter, decider, dead);
      Duration took = Duration.between(launched, Instant.now());

      writes(writer, writer.acknowledged() + 50);
      assertThat(writer.missing()).isEmpty();
      assertThat(stage.promotions() - promotions).isOne();
      assertThat(stage.lab().view().requireLeader()).isNotEqualTo(dead);
      Await.until("it to be whole", WRITES, () -> stage.lab().view().healthy());
      assertThat(starter.complaints()).isEmpty();
      assertThat(decider.complaints()).isEmpty();
      assertThat(stage.canaries().cameBackFromTheHost(run)).isTrue();
      assertThat(stage.canaries().cameBackFromEtcd(run)).isTrue();
      assertThat(stage.canaries().heard(starter.page())).isEmpty();
      assertThat(Screens.objectionsTo(starter.page(), "run-recovered")).isEmpty();
      say(run, took, writer);
    }
  }

  @Test
  void whatParkedWhenEtcdWasLostGoesOnFromItsCardAndRecovers(Stage stage) {
    stage.loseLeader();
    int promotions = stage.promotions();
    try (Visitor starter = stage.as(Stage.SRE_A);
        Visitor decider = stage.as(Stage.SRE_B)) {
      starter.launchFailover("").waitsAt("Promote ");
      stage.lab().inject(PatroniFault.STOP_ETCD);
      try {
        decider.approve("Promote ", "the leader is dead");
        assertThat(starter.waitsAt("Parked at “Approve the failover”").innerText())
            .contains("etcd does not answer", "Recover etcd first");
        Screens.picture(starter.page(), "parked-etcd-down");
      } finally {
        stage.lab().mend(PatroniFault.STOP_ETCD);
      }
      assertThat(stage.promotions()).isEqualTo(promotions);
      starter.choose(starter.waitsAt("Parked at "), "etcd is back", "Look again");
      starter.seesDone("Promote the standby").waitsAt("Bring ");
      decider.open("/gates").deny("Bring ", "somebody looks at its disk first");
      starter.seesEnding("Recovered");
      assertThat(stage.promotions() - promotions).isOne();
      assertThat(starter.complaints()).isEmpty();
      assertThat(decider.complaints()).isEmpty();
    }
  }

  @Test
  void anAdminTakesALockOverAndTheRunThatWaitedGoesOn(Stage stage) {
    stage.loseLeader();
    int promotions = stage.promotions();
    try (Visitor admin = stage.as("admin");
        Visitor starter = stage.as(Stage.SRE_A);
        Visitor decider = stage.as(Stage.SRE_B);
        Visitor second = stage.as(Stage.SRE_C)) {
      starter.launchFailover("").waitsAt("Promote ");
      second.launchFailoverInTurn().sees("Waits for the lock on orders-db");
      admin.takeOver("orders-db", "nobody answers its gate");
      second.sees("holds the lock on orders-db").waitsAt("Promote ");
      String first = starter.runOfPage();
      assertThat(starter.open("/runs/" + first).page().content())
          .contains("lock taken over", "nobody answers its gate");

      decider.open("/runs/" + first);
      decider.answer(decider.waitsAt("Promote "), "the leader is dead", "approve");
      starter.seesEnding("Refused");
      assertThat(starter.reasons())
          .containsExactly(
              "the lock on orders-db was taken from this run, and %s holds it now: nothing was done"
                  .formatted(second.runOfPage()));
      second.deny("Promote ", "it was about the lock").seesEnding("Declined");
      assertThat(stage.promotions()).isEqualTo(promotions);
      for (Visitor visitor : List.of(admin, starter, decider, second)) {
        assertThat(visitor.complaints()).isEmpty();
      }
    }
  }

  /** Launches, decides twice and follows it on one page that is never loaded again. */
  private static String recover(Stage stage, Visitor starter, Visitor decider, String dead) {
    String run = starter.launchFailover("").runOfPage();
    starter.page().evaluate(MARK + " = true");
    Canaries.listen(starter.page(), run);
    mayOnlyLookOn(stage, starter, run);
    Screens.picture(starter.page(), "recovery-1-waiting");

    decider.approve("in place of " + dead, "the leader is dead");
    starter.seesDone("Promote the standby").waitsAt("Bring " + dead + " back");
    Screens.picture(starter.page(), "recovery-2-promoted");

    decider.approve("Bring " + dead + " back", "its disk is whole");
    starter.seesEnding("Recovered").seesDone("Verify the whole cluster");
    assertThat(starter.page().locator("#run-log .asked").count()).isPositive();
    Screens.picture(starter.page(), "recovery-3-recovered");
    assertThat(starter.page().evaluate(MARK)).isEqualTo(true);
    return run;
  }

  private static void mayOnlyLookOn(Stage stage, Visitor starter, String run) {
    assertThat(starter.waitsAt("Promote ").innerText())
        .contains("You are not a member of incident-commander.");
    assertThat(starter.page().locator(".gate button").count()).isZero();
    int gate = stage.house().openGates(run).getFirst().card().id();
    assertThat(starter.forgeApproval(run, gate)).isEqualTo(403);
    assertThat(stage.house().openGates(run)).hasSize(1);
  }

  private static void writes(SequenceWriter writer, long many) {
    Await.until(many + " acknowledged writes", WRITES, () -> writer.acknowledged() >= many);
  }

  private static void say(String run, Duration took, SequenceWriter writer) {
    System.out.printf(
        Locale.ROOT,
        "Run %s by two people: launch to recovered %.1f s, %d writes acknowledged, 0 lost,"
            + " %.1f s without writes%n",
        run,
        took.toMillis() / 1000.0,
        writer.acknowledged(),
        writer.longestGap().toMillis() / 1000.0);
  }
}
