package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.patroni.Clusters.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.backup.ArchiverView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a standby may take a living leader's place; every objection is said at once. */
class SwitchoverTest {

  private static final String SEGMENT = "000000070000000000000009";

  @Test
  void aSynchronousStandbyOfAHealthyClusterMayLead() {
    assertThat(objections(Clusters.ledBy("pg-1", 7), "pg-2")).isEmpty();
  }

  @Test
  void theLeaderItselfIsNoCandidate() {
    assertThat(objections(Clusters.ledBy("pg-1", 7), "pg-1"))
        .containsExactly("pg-1 is the leader already");
  }

  @Test
  void anAsynchronousStandbyIsNoCandidate() {
    assertThat(objections(Clusters.ledBy("pg-1", 7), "pg-3"))
        .containsExactly("pg-3 is not the synchronous standby (pg-1's: pg-2)");
  }

  @Test
  void aSynchronousStateOfAnotherLeaderIsNone() {
    ClusterView stale =
        new ClusterView(
            Clusters.ledBy("pg-1", 7).members(),
            "pg-1",
            "",
            false,
            "pg-3",
            List.of("pg-2"),
            Lsn.UNKNOWN,
            true);
    assertThat(objections(stale, "pg-2"))
        .containsExactly("pg-2 is not the synchronous standby (pg-3's: pg-2)");
  }

  @Test
  void aStrangerIsNoCandidate() {
    assertThat(objections(Clusters.ledBy("pg-1", 7), "pg-9"))
        .containsExactly("pg-9 is not a member of this cluster");
  }

  @Test
  void withoutAKnownSynchronousStandbyNobodyIs() {
    ClusterView asynchronous =
        new ClusterView(
            Clusters.ledBy("pg-1", 7).members(),
            "pg-1",
            "",
            false,
            "",
            List.of(),
            Lsn.UNKNOWN,
            true);
    assertThat(objections(asynchronous, ""))
        .containsExactly("no synchronous standby is known: nobody is sure to have every write");
  }

  @Test
  void withoutALeaderThisIsNoSwitchover() {
    assertThat(new Switchover(Clusters.ledBy("", 7), Optional.empty(), "pg-2").objections())
        .containsExactly("nobody leads: this is for \"Fail over a Patroni cluster\"");
  }

  @Test
  void aStandbyFarBehindWouldMakeTheStopLong() {
    MemberView behind =
        new MemberView(
            "pg-2", true, "replica", "running", 7, new Lsn(1), true, "pg-1", false, false, null);
    assertThat(objections(with(behind), "pg-2"))
        .containsExactly("pg-2 is 99999999 bytes of WAL behind the leader");
  }

  @Test
  void aFailingArchiverIsRecoveredFirst() {
    ArchiverView failing = new ArchiverView("pg-1", SEGMENT, "", SEGMENT, true, List.of(SEGMENT));
    assertThat(new Switchover(Clusters.ledBy("pg-1", 7), Optional.of(failing), "pg-2").objections())
        .containsExactly("the leader's archiver fails on " + SEGMENT + ": recover the archive");
  }

  @Test
  void aHolderOfTheKeyThatIsNoPrimaryIsNoLeader() {
    ClusterView silent =
        Clusters.of(
            "pg-1",
            List.of(
                MemberView.silent("pg-1", "refused"),
                member("pg-2", "pg-1", 7),
                member("pg-3", "pg-1", 7)));
    assertThat(objections(silent, "pg-2"))
        .containsExactly("pg-1 holds the leader key but does not run as a primary");
  }

  @Test
  void oneMemberAloneIsNoAgreement() {
    ClusterView alone =
        Clusters.of(
            "pg-1",
            List.of(
                member("pg-1", "pg-1", 7),
                MemberView.silent("pg-2", "refused"),
                MemberView.silent("pg-3", "refused")));
    assertThat(objections(alone, "pg-2"))
        .containsExactly(
            "only 1 member answers; at least two must agree",
            "pg-2 is no running standby: refused");
  }

  @Test
  void allObjectionsAreSaidAtOnce() {
    MemberView tagged =
        new MemberView(
            "pg-2", true, "replica", "running", 6, new Lsn(1), true, "pg-3", true, true, null);
    MemberView second =
        new MemberView(
            "pg-3", true, "leader", "running", 7, new Lsn(2), false, "", true, false, null);
    ClusterView messy =
        new ClusterView(
            List.of(member("pg-1", "pg-1", 7), tagged, second),
            "pg-1",
            "pg-3",
            true,
            "pg-1",
            List.of("pg-3"),
            Lsn.UNKNOWN,
            true);
    ArchiverView failing = new ArchiverView("pg-1", SEGMENT, "", SEGMENT, true, List.of(SEGMENT));
    assertThat(new Switchover(messy, Optional.of(failing), "pg-2").objections())
        .containsExactly(
            "pg-2 disagrees: it sees pg-3 as leader",
            "pg-3 disagrees: it sees no leader",
            "pg-3 runs as a primary without the leader key",
            "a failover to pg-3 is pending: wait until it is done",
            "the cluster is in maintenance mode: Patroni would do nothing if the promotion failed;"
                + " resume it (patronictl resume) and launch again",
            "pg-2 is not the synchronous standby (pg-1's: pg-3)",
            "pg-2 is configured never to be promoted (nofailover)",
            "pg-2 is on timeline 6, not 7",
            "pg-2 is 99999999 bytes of WAL behind the leader",
            "the leader's archiver fails on " + SEGMENT + ": recover the archive");
  }

  @Test
  void theClusterIsWholeOnceTheOldLeaderIsStreamedTo() {
    Switchover switchover = new Switchover(Clusters.ledBy("pg-1", 7), Optional.of(works()), "pg-2");
    assertThat(switchover.objectionsToWhole(Clusters.ledBy("pg-2", 8))).isEmpty();
    MemberView lonely =
        new MemberView(
            "pg-2", true, "leader", "running", 8, new Lsn(1), false, "pg-2", false, false, null);
    ClusterView unfollowed =
        Clusters.of("pg-2", List.of(member("pg-1", "pg-2", 8), lonely, member("pg-3", "pg-2", 8)));
    assertThat(switchover.objectionsToWhole(unfollowed))
        .containsExactly("pg-1 does not follow yet: nobody streams to it");
  }

  @Test
  void whatMovedSinceTheQuestionIsAnObjection() {
    ClusterView before = Clusters.ledBy("pg-1", 7);
    ClusterView now = Clusters.ledBy("pg-1", 8);
    assertThat(new Switchover(now, Optional.of(works()), "pg-2").objectionsSince(before))
        .contains("changed since the question was asked: pg-1: leader, timeline 8");
  }

  private static List<String> objections(ClusterView cluster, String candidate) {
    return new Switchover(cluster, Optional.of(works()), candidate).objections();
  }

  private static ArchiverView works() {
    return new ArchiverView("pg-1", SEGMENT, "000000070000000000000008", "", false, List.of());
  }

  private static ClusterView with(MemberView candidate) {
    return Clusters.of(
        "pg-1", List.of(member("pg-1", "pg-1", 7), candidate, member("pg-3", "pg-1", 7)));
  }
}
