package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;
import static dev.firedrill.activities.patroni.RealVerbs.twice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.MemberState;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniView;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.patroni.Switchover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
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
      ClusterView before = observed(this::isSwitchable);
      String candidate = before.bestSynchronous().orElseThrow();
      int promotions = view.promotions().size();

      twice(() -> verbs.patroni.switchOver(ORDERS, before.leader(), candidate, before.timeline()));
      Await.until("the candidate leads", SOON, () -> view.leader().equals(Optional.of(candidate)));
      long then = writer.acknowledged();
      Await.until("clients write again", SOON, () -> writer.acknowledged() > then + 100);
      twice(() -> verbs.backup.checkArchive(ORDERS, candidate));
      Await.until("the cluster is whole", SOON, view::healthy);

      Await.until("it leads alone", SOON, () -> view.primaries().equals(List.of(candidate)));
      OptionalLong next = OptionalLong.of(before.timeline() + 1L);
      Await.until("the next timeline", SOON, () -> view.timeline().equals(next));
      Await.until("one promotion more", SOON, () -> view.promotions().size() == promotions + 1);
      Await.until(
          "the old leader runs",
          SOON,
          () -> view.member(before.leader()).filter(MemberState::isRunning).isPresent());
      assertThat(writer.missing()).isEmpty();
      System.out.printf(
          "switchover: %d acknowledged, 0 lost, %.1f s without writes%n",
          writer.acknowledged(), writer.longestGap().toMillis() / 1000.0);
    }
  }

  private boolean isSwitchable(ClusterView now) {
    ArchiverView archiver = verbs.archive.observe(ORDERS, now.leader());
    String candidate = now.bestSynchronous().orElseThrow();
    return new Switchover(now, Optional.of(archiver), candidate).objections().isEmpty();
  }

  /** The cluster once it is like this: one look may find a member silent that is only slow. */
  private ClusterView observed(Predicate<ClusterView> like) {
    return Await.seen("a whole cluster", SOON, () -> verbs.patroni.observe(ORDERS), like);
  }

  private void awaitNothingChanged(ClusterView before) {
    Await.until(
        "the same again", SOON, () -> verbs.patroni.observe(ORDERS).changesSince(before).isEmpty());
  }

  @Test
  void patroniItselfRefusesAStandbyThatIsNotSynchronousAndNothingChanges() {
    ClusterView before = observed(this::isSwitchable);
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
    awaitNothingChanged(before);
  }

  @Test
  void anOrderIsGoodForOneTimelineOnly() {
    ClusterView now = observed(this::isSwitchable);
    assertThatThrownBy(() ->
            verbs.patroni.switchOver(
                ORDERS, now.leader(), now.bestSynchronous().orElseThrow(), now.timeline() - 1))
        .hasStackTraceContaining("nothing was ordered");
    awaitNothingChanged(now);
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
