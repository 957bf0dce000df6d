package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniPlan;
import dev.firedrill.lab.patroni.PatroniView;
import dev.firedrill.lab.patroni.SequenceWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What would lose data is refused on the screen, until two people give up what nobody has. */
@ExtendWith(OnStage.class)
class RefusalsIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  @Test
  void aCandidateThatIsBehindIsRefusedWithItsLossUntilNobodyBetterIsLeft(Stage stage)
      throws IOException {
    stage.mend();
    PatroniView view = stage.lab().view();
    try (SequenceWriter writer = stage.lab().writer();
        Visitor starter = stage.as(Stage.SRE_A)) {
      Await.until("acknowledged writes", SOON, () -> writer.acknowledged() >= 50);
      String dead = stage.lose(PatroniFault.LAG_THEN_LOSE_LEADER);
      String standby = view.requireSyncStandby();
      String laggard = other(dead, standby);
      int promotions = stage.promotions();

      starter.launchFailover(laggard);
      starter.seesEnding("Refused");
      Screens.picture(starter.page(), "refused-candidate-behind");

      assertThat(starter.reasons())
          .contains(laggard + " is not the synchronous standby (that is " + standby + ")")
          .anyMatch(why ->
              why.startsWith(
                  "%s is behind: up to %d bytes of WAL would be lost"
                      .formatted(laggard, bytesLost(view, standby, laggard))));
      long kept = lastRow(view, laggard);
      assertThat(writer.acknowledgedNumbers().tailSet(kept, false)).isNotEmpty();
      long last = writer.acknowledgedNumbers().last();
      Await.until("the standby shows all", SOON, () -> lastRow(view, standby) >= last);
      assertNothingChanged(stage, promotions);
      System.out.printf(
          "%s would have lost %d bytes: %d acknowledged rows%n",
          laggard,
          bytesLost(view, standby, laggard),
          writer.acknowledgedNumbers().tailSet(kept, false).size());

      new LossyFailover(stage, dead, laggard).carryOut(starter, writer);
    }
  }

  @Test
  void nothingIsPromotedWhileEtcdIsDown(Stage stage) {
    stage.loseLeader();
    int promotions = stage.promotions();
    stage.lab().inject(PatroniFault.STOP_ETCD);
    try (Visitor starter = stage.as(Stage.SRE_A)) {
      starter.launchFailover("").seesEnding("Refused");
      Screens.picture(starter.page(), "refused-etcd-down");
      assertThat(starter.reasons())
          .singleElement()
          .asString()
          .contains("etcd does not answer")
          .contains("Recover etcd first, then launch again.");
      assertThat(starter.complaints()).isEmpty();
    } finally {
      stage.lab().mend(PatroniFault.STOP_ETCD);
    }
    assertNothingChanged(stage, promotions);
  }

  /** Both people run no script, so this is also what a browser without it can do. */
  @Test
  void anUnreachableHostIsNotFencedUntilSomebodyAttestsThatItIsPoweredOff(Stage stage) {
    stage.mend();
    String dead = stage.lose(PatroniFault.LOSE_LEADER_HOST);
    int promotions = stage.promotions();
    try (Visitor starter = stage.withoutScript(Stage.SRE_A);
        Visitor decider = stage.withoutScript(Stage.SRE_B)) {
      String run = starter.launchFailover("").runOfPage();
      starter.waitsAt("in place of " + dead);
      decider.approve("in place of " + dead, "the leader is dead");

      String question = "Is the host of " + dead + " powered off?";
      Locator card = decider.openUntil("/gates", decider.gate(question)).gate(question);
      Screens.picture(decider.page(), "attestation-without-script");
      card.getByLabel("To approve, type").fill("yes");
      decider.answer(card, "it looked dark", "approve");
      decider.seesObjection(dead + " is powered off");
      Screens.picture(decider.page(), "attestation-wrong-words");
      assertThat(stage.house().openGates(run)).hasSize(1);

      decider.deny(question, "nobody has seen the host");
      starter.openUntil("/runs/" + run, starter.ending()).seesEnding("Declined");
      assertNothingChanged(stage, promotions);

      String again = starter.launchFailover("").runOfPage();
      starter.waitsAt("in place of " + dead);
      decider.approve("in place of " + dead, "the leader is dead");
      Locator asked = decider.openUntil("/gates", decider.gate(question)).gate(question);
      asked.getByLabel("To approve, type").fill(dead + " is powered off");
      decider.answer(asked, "went there: no light, and the plug is out", "approve");
      starter.openUntil("/runs/" + again, starter.ending()).seesEnding("Recovered");
      assertThat(stage.promotions()).isEqualTo(promotions + 1);
      assertThat(stage.lab().view().requireLeader()).isNotEqualTo(dead);
    }
  }

  private static void assertNothingChanged(Stage stage, int promotions) {
    assertThat(stage.promotions()).isEqualTo(promotions);
    assertThat(stage.lab().view().primaries()).isEmpty();
    assertThat(stage.lab().view().paused()).isTrue();
    assertThat(stage.lab().view().clientsHeld()).isFalse();
  }

  /** By PostgreSQL's own count, from what both have on disk. */
  private static long bytesLost(PatroniView view, String standby, String laggard) {
    String received = ask(view, laggard, "select pg_last_wal_receive_lsn()");
    return Long.parseLong(
        ask(
            view,
            standby,
            "select pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '%s')::bigint".formatted(received)));
  }

  private static long lastRow(PatroniView view, String member) {
    return Long.parseLong(ask(view, member, "select max(n) from firedrill_sequence"));
  }

  private static String ask(PatroniView view, String member, String query) {
    return Await.answer(query, SOON, () -> view.sql(member, query).orElseThrow());
  }

  private static String other(String one, String two) {
    return PatroniPlan.MEMBERS.stream()
        .filter(member -> !List.of(one, two).contains(member))
        .findFirst()
        .orElseThrow();
  }
}
