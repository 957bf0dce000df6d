package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.SequenceWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people recover a real cluster from the web page. */
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
