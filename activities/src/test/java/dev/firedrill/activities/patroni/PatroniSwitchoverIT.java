package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;
import static dev.firedrill.activities.patroni.RealVerbs.twice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniView;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.patroni.Switchover;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The planned change of a leader, on a real cluster whose clients write meanwhile. */
@TestInstance(Lifecycle.PER_CLASS)
class PatroniSwitchoverIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  private final RealVerbs verbs = new RealVerbs();
  private final PatroniView view = verbs.cluster.lab().view();

  @AfterEach
  void mend() {
    verbs.cluster.lab().mendAll();
  }

  @AfterAll
  void stop() {
    verbs.close();
  }

  @Test
  void theLeaderChangesWithEveryVerbSaidTwiceAndNothingAcknowledgedIsLost() {
    try (SequenceWriter writer = verbs.cluster.lab().writer()) {
      Await.until("clients write", SOON, () -> writer.acknowledged() > 100);
      ClusterView before = verbs.patroni.observe(ORDERS);
      ArchiverView archiver = verbs.archive.observe(ORDERS, before.leader());
      String candidate = before.bestSynchronous().orElseThrow();
      int promotions = view.promotions().size();
      assertThat(new Switchover(before, Optional.of(archiver), candidate).objections()).isEmpty();

      twice(() -> verbs.patroni.switchOver(ORDERS, before.leader(), candidate, before.timeline()));
      Await.until("the candidate leads", SOON, () -> view.leader().equals(Optional.of(candidate)));
      long then = writer.acknowledged();
      Await.until("clients write again", SOON, () -> writer.acknowledged() > then + 100);
      twice(() -> verbs.backup.checkArchive(ORDERS, candidate));
      Await.until("the cluster is whole", SOON, view::healthy);

      assertThat(view.primaries()).containsExactly(candidate);
      assertThat(view.timeline()).hasValue(before.timeline() + 1);
      assertThat(view.promotions()).hasSize(promotions + 1);
      assertThat(view.member(before.leader()).orElseThrow().isRunning()).isTrue();
      assertThat(writer.missing()).isEmpty();
      System.out.printf(
          "switchover: %d acknowledged, 0 lost, %.1f s without writes%n",
          writer.acknowledged(), writer.longestGap().toMillis() / 1000.0);
    }
  }

  @Test
  void patroniItselfRefusesAStandbyThatIsNotSynchronousAndNothingChanges() {
    ClusterView before = verbs.patroni.observe(ORDERS);
    String other =
        before.members().stream()
            .map(MemberView::name)
            .filter(name ->
                !name.equals(before.leader())
                    && !name.equals(before.bestSynchronous().orElseThrow()))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(
            () -> verbs.patroni.switchOver(ORDERS, before.leader(), other, before.timeline()))
        .hasStackTraceContaining("Patroni refused: 412");
    assertThat(verbs.patroni.observe(ORDERS).changesSince(before)).isEmpty();
  }

  @Test
  void anOrderIsGoodForOneTimelineOnly() {
    ClusterView now = verbs.patroni.observe(ORDERS);
    assertThatThrownBy(() ->
            verbs.patroni.switchOver(
                ORDERS, now.leader(), now.bestSynchronous().orElseThrow(), now.timeline() - 1))
        .hasStackTraceContaining("nothing was ordered");
    assertThat(verbs.patroni.observe(ORDERS).changesSince(now)).isEmpty();
  }

  @Test
  void aClusterInMaintenanceModeWhoseLeaderIsDeadIsRefusedForEachReason() {
    verbs.cluster.lab().inject(PatroniFault.PAUSE);
    verbs.cluster.lab().inject(PatroniFault.KILL_LEADER_NODE);
    Await.until("the dead leader's key to go", SOON, () -> view.leaderKey().isEmpty());
    ClusterView now = verbs.patroni.observe(ORDERS);
    assertThat(
            new Switchover(now, Optional.empty(), now.bestSynchronous().orElseThrow()).objections())
        .anyMatch(objection -> objection.contains("nobody leads"))
        .anyMatch(objection -> objection.contains("in maintenance mode"));
  }
}
