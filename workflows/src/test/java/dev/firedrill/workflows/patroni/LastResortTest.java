package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.patroni.PromotionTest.standby;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a standby that lacks writes may be promoted; every objection is said at once. */
class LastResortTest {

  private static final MemberView DEAD = MemberView.silent("pg-1", "connection refused");
  private static final MemberView SYNC_DEAD = MemberView.silent("pg-2", "no route to host");
  private static final MemberView BEHIND = standby("pg-3", 7, 400);

  @Test
  void itHasComeWhenTheSynchronousStandbyIsDeadAsWell() {
    assertThat(LastResort.hasCome(cluster(DEAD, SYNC_DEAD, BEHIND))).isTrue();
    assertThat(LastResort.hasCome(cluster(DEAD, standby("pg-2", 7, 990), BEHIND))).isTrue();
  }

  @Test
  void itHasNotComeWhileOneThatHasEverythingRuns() {
    ClusterView whole = cluster(DEAD, standby("pg-2", 7, 1000), BEHIND);
    assertThat(LastResort.hasCome(whole)).isFalse();
    assertThat(objections(whole, "pg-3"))
        .containsExactly(
            "pg-2 is synchronous and has everything: promote that",
            "pg-2 received more (0/3E8, pg-3 only 0/190): name that");
  }

  @Test
  void itHasNotComeWhileSomebodyLeadsOrNobodyKnowsWhoDid() {
    MemberView primary = Clusters.member("pg-1", "pg-1", 7);
    assertThat(LastResort.hasCome(cluster(primary, SYNC_DEAD, BEHIND))).isFalse();
    assertThat(LastResort.hasCome(view("pg-1", "pg-1", DEAD, SYNC_DEAD, BEHIND))).isFalse();
    assertThat(LastResort.hasCome(view("", "", DEAD, SYNC_DEAD, BEHIND))).isFalse();
  }

  @Test
  void aNamedStandbyMayBePromotedThoughItAloneAnswers() {
    LastResort last = new LastResort(cluster(DEAD, SYNC_DEAD, BEHIND), "pg-3");
    assertThat(last.objections()).isEmpty();
    assertThat(last.loss()).isEqualTo(new Loss("pg-3", "pg-1", new Lsn(1000), new Lsn(400), false));
  }

  @Test
  void withoutANameEachMembersLossIsSaidAndOneHasToBeNamed() {
    ClusterView cluster = cluster(DEAD, SYNC_DEAD, BEHIND, standby("pg-4", 7, 300));
    assertThat(objections(cluster, ""))
        .containsExactly(
            "nobody is left who is synchronous and has everything: whoever is promoted loses"
                + " writes; launch again with the candidate's name, and two people are asked",
            "pg-2 is no running standby: no route to host",
            "pg-3 would lose " + new LastResort(cluster, "pg-3").loss().inWords(),
            "pg-4 would lose 700 bytes of WAL, and others have more of it");
  }

  @Test
  void whoReceivedLessThanAnotherIsRefusedAndTheBetterOneNamed() {
    assertThat(objections(cluster(DEAD, SYNC_DEAD, BEHIND, standby("pg-4", 7, 300)), "pg-4"))
        .containsExactly("pg-3 received more (0/190, pg-4 only 0/12C): name that");
  }

  @Test
  void whoIsNobodyToPromoteIsNot() {
    ClusterView cluster = cluster(DEAD, SYNC_DEAD, BEHIND);
    assertThat(objections(cluster, "pg-9")).containsExactly("pg-9 is not a member of this cluster");
    assertThat(objections(cluster, "pg-1")).containsExactly("pg-1 is the last leader itself");
    assertThat(objections(cluster, "pg-2"))
        .containsExactly("pg-2 is no running standby: no route to host");
  }

  @Test
  void whoMayNeverBePromotedIsNotEvenNow() {
    MemberView tagged =
        new MemberView(
            "pg-3", true, "replica", "running", 7, new Lsn(400), true, "", true, true, List.of());
    assertThat(objections(cluster(DEAD, SYNC_DEAD, tagged), "pg-3"))
        .containsExactly("pg-3 is configured never to be promoted (nofailover)");
  }

  @Test
  void aTimelineThatEtcdSaysIsOverIsNoPlaceToGoOnFrom() {
    ClusterView cluster = historyOf(8, DEAD, SYNC_DEAD, BEHIND);
    assertThat(objections(cluster, "pg-3")).containsExactly("pg-3 is on timeline 7, not 8");
    assertThat(objections(historyOf(7, DEAD, SYNC_DEAD, BEHIND), "pg-3")).isEmpty();
  }

  @Test
  void aTimelineThatNobodySaysIsNoneToTrust() {
    assertThat(objections(cluster(DEAD, SYNC_DEAD, standby("pg-3", 0, 400)), "pg-3"))
        .containsExactly("pg-3 is on an unknown timeline");
  }

  @Test
  void aLeaderKeyAPendingOrderAndNoPauseAreObjectionsNowAsEver() {
    ClusterView held =
        new ClusterView(
            List.of(DEAD, SYNC_DEAD, BEHIND),
            "pg-1",
            "pg-2",
            false,
            "pg-1",
            List.of("pg-2"),
            new Lsn(1000),
            true);
    assertThat(objections(held, "pg-3"))
        .hasSize(4)
        .anyMatch(objection -> objection.startsWith("pg-1 holds the leader key"))
        .contains("pg-3 disagrees: it sees no leader")
        .contains("a failover to pg-2 is pending: wait until it is done")
        .anyMatch(objection -> objection.startsWith("the cluster is not paused"));
  }

  @Test
  void aLossThatHasGrownSinceIsAnObjection() {
    ClusterView now = cluster(DEAD, SYNC_DEAD, standby("pg-3", 7, 390));
    Loss accepted = new Loss("pg-3", "pg-1", new Lsn(1000), new Lsn(400), false);
    assertThat(new LastResort(now, "pg-3").objectionsSince(accepted))
        .containsExactly(
            "the loss has grown since the question was asked: 610 bytes of WAL, not 600");
  }

  @Test
  void aCandidateThatHasFetchedTheRestMeanwhileIsNotPassedOver() {
    ClusterView now = cluster(DEAD, standby("pg-2", 7, 1000), BEHIND);
    Loss accepted = new Loss("pg-2", "pg-1", new Lsn(1000), new Lsn(990), true);
    assertThat(new LastResort(now, "pg-2").objectionsSince(accepted)).isEmpty();
  }

  private static List<String> objections(ClusterView cluster, String candidate) {
    return new LastResort(cluster, candidate).objections();
  }

  private static ClusterView cluster(MemberView... members) {
    return view("", "pg-1", members);
  }

  private static ClusterView view(String leader, String syncLeader, MemberView... members) {
    List<String> synchronous = List.of("pg-2");
    return new ClusterView(
        List.of(members), leader, "", true, syncLeader, synchronous, new Lsn(1000), true);
  }

  private static ClusterView historyOf(int timeline, MemberView... members) {
    List<String> synchronous = List.of("pg-2");
    return new ClusterView(
        List.of(members), "", "", true, "pg-1", synchronous, new Lsn(1000), true, timeline);
  }
}
