package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The outcome is believed from the cluster itself, and every doubt is said. */
class OutcomeTest {

  private static final ClusterView BEFORE =
      view(List.of(standby("pg-2", 7, ""), standby("pg-3", 7, "")), "", "pg-1", "pg-2");

  @Test
  void theCandidateAloneLeadsOnANewTimeline() {
    ClusterView now =
        view(List.of(primary("pg-2", 8), standby("pg-3", 8, "pg-2")), "pg-2", "pg-2", "pg-3");
    assertThat(Outcome.objectionsToLeader(BEFORE, now, "pg-2")).isEmpty();
    assertThat(Outcome.objectionsToWhole(now, "pg-2", "")).isEmpty();
  }

  @Test
  void anotherMemberMayHaveBeenPromotedInstead() {
    ClusterView now =
        view(List.of(standby("pg-2", 8, "pg-3"), primary("pg-3", 8)), "pg-3", "pg-3", "");
    assertThat(Outcome.objectionsToLeader(BEFORE, now, "pg-2"))
        .contains("pg-3 holds the leader key, not pg-2", "primaries: [pg-3], wanted: pg-2");
  }

  @Test
  void nothingMayHaveHappenedAtAll() {
    assertThat(Outcome.objectionsToLeader(BEFORE, BEFORE, "pg-2"))
        .contains("nobody holds the leader key, not pg-2", "the timeline is still 7");
  }

  @Test
  void theClusterIsWholeWhenWhoShouldRunRunsAndIsSynchronous() {
    ClusterView now =
        view(
            List.of(
                MemberView.silent("pg-1", "no answer"),
                primary("pg-2", 8),
                standby("pg-3", 7, "pg-2")),
            "pg-2",
            "pg-1",
            "");
    assertThat(Outcome.objectionsToWhole(now, "pg-2", ""))
        .containsExactly(
            "pg-1 does not run: no answer",
            "pg-3 is on timeline 7",
            "there is no synchronous standby yet",
            "synchronous replication is not set up on the new leader yet");
    assertThat(Outcome.objectionsToWhole(now, "pg-2", "pg-1"))
        .doesNotContain("pg-1 does not run: no answer");
  }

  @Test
  void nobodyIsSynchronousWhereAllOfTheOthersAreToStayOut() {
    ClusterView now = LossyCluster.led(false, false);
    assertThat(Outcome.objectionsToWhole(now, "pg-3", Set.of("pg-1", "pg-2"))).isEmpty();
    assertThat(Outcome.objectionsToWhole(now, "pg-3", Set.of("pg-2")))
        .containsExactly(
            "pg-1 does not run: connection refused", "there is no synchronous standby yet");
  }

  @Test
  void aSecondPrimaryOrAnotherPauseIsNotWholeWhoeverStaysOut() {
    ClusterView now =
        new ClusterView(
            List.of(primary("pg-1", 7), primary("pg-2", 8), standby("pg-3", 8, "pg-2")),
            "pg-3",
            "",
            true,
            "pg-3",
            List.of("pg-2"),
            new Lsn(1000),
            true);
    assertThat(Outcome.objectionsToWhole(now, "pg-2", "pg-1"))
        .containsExactly(
            "pg-2 does not hold the leader key any more",
            "primaries: [pg-1, pg-2], wanted: pg-2",
            "the cluster is in maintenance mode again");
  }

  @Test
  void anOldLeaderComesBackOnlyUnderTheNewOneAndOutsideOfMaintenanceMode() {
    assertThat(Outcome.objectionsToComeback(view(List.of(), "pg-2", "pg-2", "pg-3"), "pg-2"))
        .isEmpty();
    assertThat(Outcome.objectionsToComeback(view(List.of(), "", "pg-2", "pg-3"), "pg-2"))
        .containsExactly(
            "pg-2 does not hold the leader key any more",
            "the cluster is in maintenance mode again");
  }

  @Test
  void whatChangedSinceTheQuestionIsSaid() {
    ClusterView now =
        view(List.of(standby("pg-2", 8, ""), standby("pg-3", 7, "")), "", "pg-1", "pg-3");
    assertThat(BEFORE.changesSince(BEFORE)).isEmpty();
    assertThat(now.changesSince(BEFORE))
        .containsExactly(
            "changed since the question was asked: synchronous: pg-1 and pg-3",
            "changed since the question was asked: pg-2: replica, timeline 8");
  }

  @Test
  void aPositionThatMovesIsNoChange() {
    ClusterView moved =
        view(
            List.of(PromotionTest.standby("pg-2", 7, 5000), PromotionTest.standby("pg-3", 7, 1)),
            "",
            "pg-1",
            "pg-2");
    assertThat(moved.changesSince(BEFORE)).isEmpty();
  }

  private static ClusterView view(
      List<MemberView> members, String leader, String syncLeader, String syncStandby) {
    return new ClusterView(
        members,
        leader,
        "",
        leader.isEmpty(),
        syncLeader,
        List.of(syncStandby),
        new Lsn(1000),
        true);
  }

  private static MemberView standby(String name, int timeline, String sees) {
    return new MemberView(
        name,
        true,
        "replica",
        "running",
        timeline,
        new Lsn(10),
        true,
        sees,
        true,
        false,
        List.of());
  }

  private static MemberView primary(String name, int timeline) {
    return new MemberView(
        name,
        true,
        "leader",
        "running",
        timeline,
        new Lsn(10),
        false,
        name,
        true,
        false,
        List.of());
  }
}
