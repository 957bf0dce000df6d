package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a member may be rebuilt, and when it was; every objection is said at once. */
class RebuildTest {

  private static final long AHEAD = 100L << 20;
  private static final HostView HOST =
      new HostView("pg-3", "", "postgres", List.of(), false, "11-1.5");
  private static final MemberView LEADER = leader("pg-2");
  private static final MemberView SYNC = member("pg-2", "running", 3);
  private static final MemberView BROKEN_TWO = member("pg-2", "stopped", 0);
  private static final MemberView BROKEN = member("pg-3", "stopped", 0);

  @Test
  void aBrokenReplicaBesideALeaderAndASynchronousStandbyMayBeRebuilt() {
    Rebuild rebuild = new Rebuild(cluster(List.of(LEADER, SYNC, BROKEN), "pg-2"), "pg-3");
    assertThat(rebuild.objections(HOST)).isEmpty();
    assertThat(rebuild.loss())
        .isEqualTo("the data directory of pg-3, with every write that only it has");
  }

  @Test
  void theLeaderIsNever() {
    assertThat(objections(cluster(List.of(LEADER, SYNC, BROKEN), "pg-2"), "pg-1"))
        .containsExactly("pg-1 is the leader: its data is what the others are copies of");
  }

  @Test
  void aPrimaryWithoutTheKeyIsNever() {
    MemberView second =
        new MemberView(
            "pg-3",
            true,
            "leader",
            "running",
            2,
            new Lsn(AHEAD),
            false,
            "pg-1",
            false,
            false,
            null);
    assertThat(objections(cluster(List.of(LEADER, SYNC, second), "pg-2"), "pg-3"))
        .containsExactly("pg-3 runs as a primary without the leader key: end it there first");
    assertThat(objections(cluster(List.of(LEADER, second, BROKEN_TWO), "pg-2"), "pg-2"))
        .contains("pg-3 runs as a primary without the leader key");
  }

  @Test
  void aStrangerOrNobodyIsNoMember() {
    ClusterView now = cluster(List.of(LEADER, SYNC, BROKEN), "pg-2");
    assertThat(objections(now, "pg-9")).containsExactly("pg-9 is not a member of this cluster");
    assertThat(objections(now, "")).containsExactly("no member is named: name the one to rebuild");
  }

  @Test
  void theOnlySynchronousStandbyIsNotWhileItStreams() {
    assertThat(objections(cluster(List.of(LEADER, SYNC, BROKEN), "pg-2"), "pg-2"))
        .singleElement()
        .asString()
        .startsWith("pg-2 is the only synchronous standby, and it streams");
    ClusterView broken = cluster(List.of(leader(), BROKEN_TWO, BROKEN), "pg-2");
    assertThat(objections(broken, "pg-2")).isEmpty();
  }

  @Test
  void allObjectionsAreSaidAtOnce() {
    ClusterView messy =
        new ClusterView(
            List.of(
                MemberView.silent("pg-1", "connection refused"),
                member("pg-2", "running", 3, "nobody"),
                member("pg-3", "creating replica", 0)),
            "pg-1",
            "pg-2",
            true,
            "pg-1",
            List.of("pg-2"),
            new Lsn(0),
            true);
    assertThat(new Rebuild(messy, "pg-3").objections(HostView.lost("pg-3", "no route", false)))
        .satisfiesExactly(
            paused -> assertThat(paused).startsWith("the cluster is in maintenance mode"),
            silent -> assertThat(silent).startsWith("pg-1 holds the leader key but"),
            blind -> assertThat(blind).isEqualTo("pg-2 does not see pg-1 lead"),
            pending -> assertThat(pending).startsWith("a failover to pg-2 is pending"),
            already -> assertThat(already).startsWith("pg-3 is being rebuilt already"),
            lost -> assertThat(lost).endsWith("is not seen: no route"));
  }

  @Test
  void withoutALeaderThereIsNothingToCopy() {
    ClusterView now =
        new ClusterView(
            List.of(member("pg-2", "running", 3, ""), member("pg-3", "stopped", 0, "")),
            "",
            "",
            false,
            "pg-1",
            List.of("pg-2"),
            new Lsn(0),
            true);
    assertThat(objections(now, "pg-3"))
        .containsExactly("nobody leads: there is nothing to copy from; fail over first");
  }

  @Test
  void aSilentMemberCannotCopyAndAFencedOneMayNot() {
    ClusterView now = cluster(List.of(LEADER, SYNC, MemberView.silent("pg-3", "refused")), "pg-2");
    HostView fenced = new HostView("pg-3", "", "root", List.of(), false, "11-1.5");
    assertThat(new Rebuild(now, "pg-3").objections(fenced))
        .satisfiesExactly(
            silent -> assertThat(silent).startsWith("pg-3's Patroni does not answer"),
            root -> assertThat(root).startsWith("pg-3 is fenced"));
  }

  @Test
  void itsOwnStateIsNoDeclaredFactAndItsDirectoryIs() {
    Rebuild asked = new Rebuild(cluster(List.of(LEADER, SYNC, BROKEN), "pg-2"), "pg-3");
    Rebuild flaps =
        new Rebuild(cluster(List.of(LEADER, SYNC, member("pg-3", "starting", 3)), "pg-2"), "pg-3");
    assertThat(flaps.declaredFacts(HOST)).isEqualTo(asked.declaredFacts(HOST));
    HostView another = new HostView("pg-3", "", "postgres", List.of(), false, "12-2.5");
    assertThat(asked.declaredFacts(another)).isNotEqualTo(asked.declaredFacts(HOST));
  }

  @Test
  void itIsRebuiltWhenTheLeaderStreamsToItOnItsOwnTimelineAndItIsNotFarBehind() {
    Rebuild rebuild = new Rebuild(cluster(List.of(LEADER, SYNC, BROKEN), "pg-2"), "pg-3");
    ClusterView good =
        cluster(List.of(leader("pg-2", "pg-3"), SYNC, member("pg-3", "running", 3)), "pg-2");
    assertThat(rebuild.objectionsToOutcome(good)).isEmpty();
    assertThat(new Rebuild(good, "pg-3").loss()).contains("looks sound");
  }

  @Test
  void aMemberThatOnlySaysThatItRunsIsNotRebuilt() {
    Rebuild rebuild = new Rebuild(cluster(List.of(LEADER, SYNC, BROKEN), "pg-2"), "pg-3");
    MemberView stuck =
        new MemberView(
            "pg-3", true, "replica", "running", 2, new Lsn(7), true, "pg-1", false, false, null);
    assertThat(rebuild.objectionsToOutcome(cluster(List.of(LEADER, SYNC, stuck), "")))
        .containsExactly(
            "nobody streams to pg-3",
            "pg-3 is on timeline 2, not 3",
            "pg-3 is " + (AHEAD - 7) + " bytes of WAL behind",
            "there is no synchronous standby");
    assertThat(rebuild.objectionsToOutcome(cluster(List.of(LEADER, SYNC, BROKEN), "pg-2")))
        .contains("pg-3 is no running standby: stopped");
    assertThat(rebuild.objectionsToOutcome(cluster(List.of(SYNC, BROKEN), "pg-2")))
        .containsExactly("nobody is seen to lead");
  }

  private static List<String> objections(ClusterView now, String member) {
    HostView host = new HostView(member, "", "postgres", List.of(), false, "11-1.5");
    return new Rebuild(now, member).objections(host);
  }

  private static ClusterView cluster(List<MemberView> members, String synchronous) {
    return new ClusterView(
        members, "pg-1", "", false, "pg-1", List.of(synchronous), new Lsn(AHEAD), true);
  }

  private static MemberView leader(String... streamsTo) {
    return new MemberView(
        "pg-1",
        true,
        "leader",
        "running",
        3,
        new Lsn(AHEAD),
        false,
        "pg-1",
        false,
        false,
        List.of(streamsTo));
  }

  private static MemberView member(String name, String state, int timeline) {
    return member(name, state, timeline, "pg-1");
  }

  private static MemberView member(String name, String state, int timeline, String sees) {
    return new MemberView(
        name, true, "replica", state, timeline, new Lsn(AHEAD), true, sees, false, false, null);
  }
}
