package dev.firedrill.workflows.patroni;

import java.util.List;
import java.util.stream.Stream;

/** Clusters for tests: three members, all well, pg-2 synchronous. */
final class Clusters {

  private Clusters() {}

  /** All well, led by this member on this timeline; who is synchronous then follows from it. */
  static ClusterView ledBy(String leader, int timeline) {
    return of(
        leader,
        List.of(
            member("pg-1", leader, timeline),
            member("pg-2", leader, timeline),
            member("pg-3", leader, timeline)));
  }

  /** The same in maintenance mode. */
  static ClusterView paused(ClusterView well) {
    return new ClusterView(
        well.members(),
        well.leader(),
        "",
        true,
        well.syncLeader(),
        well.syncStandbys(),
        well.reported(),
        true);
  }

  /** Led by pg-1; this standby has hardly received anything. */
  static ClusterView ofTheSlow(String standby) {
    return of(
        "pg-1",
        Stream.of("pg-1", "pg-2", "pg-3")
            .map(name -> name.equals(standby) ? slow(name) : member(name, "pg-1", 7))
            .toList());
  }

  private static MemberView slow(String name) {
    return new MemberView(
        name, true, "replica", "running", 7, new Lsn(1), true, "pg-1", false, false, null);
  }

  static ClusterView of(String leader, List<MemberView> members) {
    List<String> synchronous = List.of(leader.equals("pg-2") ? "pg-1" : "pg-2");
    return new ClusterView(
        members, leader, "", false, leader, synchronous, new Lsn(100_000_000), true);
  }

  /** A member that is well: primary if it is the leader. */
  static MemberView member(String name, String leader, int timeline) {
    boolean leads = name.equals(leader);
    return new MemberView(
        name,
        true,
        leads ? "leader" : "replica",
        "running",
        timeline,
        new Lsn(100_000_000),
        !leads,
        leader,
        false,
        false,
        leads ? standbys(name) : List.of());
  }

  private static List<String> standbys(String leader) {
    return Stream.of("pg-1", "pg-2", "pg-3").filter(name -> !name.equals(leader)).toList();
  }
}
