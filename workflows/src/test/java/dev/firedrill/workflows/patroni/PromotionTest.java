package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a standby may be promoted; every objection is said at once. */
class PromotionTest {

  private static final MemberView DEAD = MemberView.silent("pg-1", "connection refused");
  private static final MemberView SYNC = standby("pg-2", 7, 1000);
  private static final MemberView ASYNC = standby("pg-3", 7, 400);

  @Test
  void aSynchronousStandbyThatHasEverythingMayBePromoted() {
    assertThat(new Promotion(cluster(List.of(DEAD, SYNC, ASYNC)), "pg-2").objections()).isEmpty();
  }

  @Test
  void cannotPromoteAStandbyThatIsBehind() {
    Promotion promotion = new Promotion(cluster(List.of(DEAD, SYNC, ASYNC)), "pg-3");
    assertThat(promotion.lossBound()).isEqualTo(600);
    assertThat(promotion.objections())
        .containsExactly(
            "pg-3 is not the synchronous standby (that is pg-2)",
            "pg-3 is behind: up to 600 bytes of WAL would be lost (it received 0/190, known is 0/3E8)");
  }

  @Test
  void aSynchronousStandbyThatIsBehindIsRefusedAndTheBetterOneNamed() {
    ClusterView two =
        new ClusterView(
            List.of(DEAD, SYNC, standby("pg-3", 7, 990)),
            "",
            "",
            true,
            "pg-1",
            List.of("pg-2", "pg-3"),
            new Lsn(1000),
            true);
    assertThat(new Promotion(two, "pg-3").objections())
        .containsExactly(
            "pg-3 is behind: up to 10 bytes of WAL would be lost (it received 0/3DE, known is 0/3E8)",
            "pg-2 is synchronous and has everything: promote that");
  }

  @Test
  void theLastLeaderItselfIsNoCandidate() {
    assertThat(objections("pg-1")).containsExactly("pg-1 is the last leader itself");
  }

  @Test
  void aStrangerIsNoCandidate() {
    assertThat(objections("pg-9")).containsExactly("pg-9 is not a member of this cluster");
  }

  @Test
  void withoutAKnownSynchronousStandbyNobodyIs() {
    ClusterView asynchronous =
        new ClusterView(
            List.of(DEAD, SYNC, ASYNC), "", "", true, "", List.of(), new Lsn(1000), true);
    assertThat(new Promotion(asynchronous, "").objections())
        .anyMatch(objection -> objection.contains("no synchronous standby is known"));
  }

  @Test
  void oneMemberAloneIsNoAgreement() {
    assertThat(new Promotion(cluster(List.of(DEAD, SYNC)), "pg-2").objections())
        .containsExactly("only 1 member answers; at least two must agree");
  }

  @Test
  void aClusterThatIsNotPausedDecidesByItself() {
    MemberView awake =
        new MemberView(
            "pg-2",
            true,
            "replica",
            "running",
            7,
            new Lsn(1000),
            true,
            "",
            false,
            false,
            List.of());
    ClusterView running =
        new ClusterView(
            List.of(DEAD, awake, ASYNC),
            "",
            "",
            false,
            "pg-1",
            List.of("pg-2"),
            new Lsn(1000),
            true);
    assertThat(new Promotion(running, "pg-2").objections())
        .singleElement()
        .asString()
        .startsWith("the cluster is not paused");
  }

  @Test
  void allObjectionsAreSaidAtOnce() {
    MemberView leads =
        new MemberView(
            "pg-3",
            true,
            "leader",
            "running",
            7,
            new Lsn(1000),
            false,
            "pg-3",
            true,
            false,
            List.of());
    MemberView other =
        new MemberView(
            "pg-2", true, "replica", "stopped", 6, new Lsn(10), true, "", true, true, List.of());
    ClusterView messy =
        new ClusterView(
            List.of(DEAD, other, leads),
            "pg-3",
            "pg-2",
            true,
            "pg-1",
            List.of("pg-2"),
            new Lsn(1000),
            true);
    assertThat(new Promotion(messy, "pg-2").objections())
        .containsExactly(
            "pg-3 holds the leader key: this is no failover",
            "pg-2 disagrees: it sees no leader",
            "a failover to pg-2 is pending: wait until it is done",
            "pg-2 is no running standby: stopped");
  }

  @Test
  void aDeadHoldersKeyIsWaitedFor() {
    ClusterView held =
        new ClusterView(
            List.of(DEAD, SYNC, ASYNC),
            "pg-1",
            "",
            true,
            "pg-1",
            List.of("pg-2"),
            new Lsn(1000),
            true);
    assertThat(new Promotion(held, "pg-2").objections())
        .anyMatch(objection -> objection.contains("the key goes within Patroni's ttl"));
  }

  @Test
  void aPrimaryWithoutTheKeyIsASecondPrimary() {
    MemberView second =
        new MemberView(
            "pg-1", true, "leader", "running", 7, new Lsn(1000), false, "", true, false, List.of());
    assertThat(new Promotion(cluster(List.of(second, SYNC, ASYNC)), "pg-2").objections())
        .contains("pg-1 runs as a primary without the leader key");
  }

  @Test
  void whoMayNeverBePromotedIsNot() {
    MemberView tagged =
        new MemberView(
            "pg-2", true, "replica", "running", 6, new Lsn(1000), true, "", true, true, List.of());
    assertThat(new Promotion(cluster(List.of(DEAD, tagged, ASYNC)), "pg-2").objections())
        .containsExactly(
            "pg-2 is on timeline 6, not 7", "pg-2 is configured never to be promoted (nofailover)");
  }

  @Test
  void aTimelineThatIsNotSaidIsNotZero() {
    MemberView mute = standby("pg-2", 0, 1000);
    assertThat(new Promotion(cluster(List.of(DEAD, mute, ASYNC)), "pg-2").objections())
        .containsExactly("pg-2 is on an unknown timeline, not 7");
  }

  private static List<String> objections(String candidate) {
    return new Promotion(cluster(List.of(DEAD, SYNC, ASYNC)), candidate).objections();
  }

  private static ClusterView cluster(List<MemberView> members) {
    return new ClusterView(members, "", "", true, "pg-1", List.of("pg-2"), new Lsn(1000), true);
  }

  static MemberView standby(String name, int timeline, long received) {
    return new MemberView(
        name,
        true,
        "replica",
        "running",
        timeline,
        new Lsn(received),
        true,
        "",
        true,
        false,
        List.of());
  }
}
