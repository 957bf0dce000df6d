package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;
import static dev.firedrill.activities.patroni.RealVerbs.SOON;
import static dev.firedrill.activities.patroni.RealVerbs.twice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.haproxy.HaproxyActivities;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.patroni.PatroniActivities;
import dev.firedrill.workflows.patroni.Promotion;
import io.temporal.failure.ActivityFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The verbs of a failover on a real cluster whose leader is dead: each may be said twice. */
@TestInstance(Lifecycle.PER_CLASS)
class FailoverHandsIT {

  private final RealVerbs verbs = new RealVerbs();
  private final PatroniActivities patroni = verbs.patroni;
  private final HaproxyActivities traffic = verbs.traffic;
  private final BackupActivities backup = verbs.backup;

  @AfterEach
  void mend() {
    verbs.lab().mendAll();
  }

  @AfterAll
  void stop() {
    verbs.close();
  }

  @Test
  void aDeadLeaderIsReplacedWithEveryVerbSaidTwiceAndNothingIsLost() {
    try (SequenceWriter writer = verbs.lab().writer()) {
      int promotions = verbs.lab().view().promotions().size();
      verbs.lab().inject(PatroniFault.PAUSE);
      String old = verbs.lab().inject(PatroniFault.KILL_LEADER_NODE);
      verbs.awaitNoLeaderKey();
      ClusterView before = verbs.observed("somebody to promote", FailoverHandsIT::isPromotable);
      String candidate = before.bestSynchronous().orElseThrow();

      twice(() -> patroni.fence(ORDERS, old));
      assertThat(verbs.host(old).owner()).isEqualTo("root");
      assertThat(verbs.host(old).waitsFor()).contains(candidate);
      assertThat(traffic.lookAtClients(ORDERS).whyLeft()).isEmpty();
      twice(() -> traffic.hold(ORDERS));
      assertThat(traffic.lookAtClients(ORDERS).whyLeft()).contains("holds clients already");
      twice(() -> patroni.failOver(ORDERS, candidate));
      twice(() -> traffic.resume(ORDERS));
      twice(() -> patroni.leaveMaintenanceMode(ORDERS));
      assertThatThrownBy(() -> patroni.bringBack(ORDERS, old))
          .isInstanceOf(ActivityFailure.class)
          .hasStackTraceContaining("not preserved yet");
      twice(() -> patroni.preserve(ORDERS, old));
      twice(() -> patroni.bringBack(ORDERS, old));
      twice(() -> backup.checkArchive(ORDERS, candidate));
      twice(() -> backup.backUp(ORDERS, candidate));

      Await.until(
          "one promotion more",
          SOON,
          () -> verbs.lab().view().promotions().size() == promotions + 1);
      verbs.awaitOnlyPrimary(candidate);
      assertThat(writer.acknowledged()).isPositive();
      assertThat(writer.missing()).isEmpty();
    }
  }

  @Test
  void anOldLeaderThatCannotBeRewoundIsRebuilt() {
    verbs.lab().inject(PatroniFault.NO_REWIND);
    verbs.lab().inject(PatroniFault.PAUSE);
    String old = verbs.lab().inject(PatroniFault.DIVERGE_LEADER);
    verbs.awaitNoLeaderKey();
    ClusterView before =
        verbs.observed("somebody to order", FailoverHandsIT::hasRunningSynchronous);
    assertThat(before.rewinds()).isFalse();
    String candidate = before.bestSynchronous().orElseThrow();
    patroni.fence(ORDERS, old);
    patroni.failOver(ORDERS, candidate);
    assertThatThrownBy(() -> rebuildPreserved(old)).hasStackTraceContaining("in maintenance mode");
    patroni.leaveMaintenanceMode(ORDERS);

    String diverged = verbs.host(old).generation();
    long began = System.nanoTime();
    twice(() -> patroni.rebuild(ORDERS, old));
    System.out.printf(
        "rebuild of a diverged old leader: %.1f s%n", (System.nanoTime() - began) / 1e9);

    assertThat(verbs.host(old).generation()).isNotEmpty().isNotEqualTo(diverged);
    verbs.awaitFollowed(old);
    verbs.awaitOnlyPrimary(candidate);
  }

  private void rebuildPreserved(String old) {
    patroni.preserve(ORDERS, old);
    patroni.rebuild(ORDERS, old);
  }

  @Test
  void aStandbyThatIsBehindIsRefusedWithItsLoss() {
    verbs.lab().inject(PatroniFault.LAG_THEN_LOSE_LEADER);
    verbs.awaitNoLeaderKey();
    ClusterView now =
        verbs.observed("both standbys", seen -> seen.answering().size() == 2 && isPromotable(seen));
    String behind =
        now.answering().stream()
            .map(member -> member.name())
            .filter(name -> !now.isSynchronous(name))
            .findFirst()
            .orElseThrow();
    assertThat(new Promotion(now, behind).objections())
        .anyMatch(objection -> objection.contains("bytes of WAL would be lost"))
        .anyMatch(objection -> objection.contains("is not the synchronous standby"));
  }

  private static boolean hasRunningSynchronous(ClusterView now) {
    return now.bestSynchronous()
        .flatMap(now::member)
        .filter(MemberView::isRunningStandby)
        .isPresent();
  }

  private static boolean isPromotable(ClusterView now) {
    return now.bestSynchronous()
        .filter(best -> new Promotion(now, best).objections().isEmpty())
        .isPresent();
  }
}
