package dev.firedrill.drill.kill;

import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.Lsn;
import dev.firedrill.workflows.patroni.MemberView;
import java.util.List;
import java.util.stream.Stream;

/** Three members, led by one of them; one of the others is synchronous. */
final class Clusters {

  private static final Lsn POSITION = new Lsn(1000);

  private Clusters() {}

  /** All are well. */
  static ClusterView ledBy(String leader, int timeline) {
    return of(leader, timeline, "");
  }

  /** All but this one are well; {@code stopped} is neither leader nor synchronous. */
  static ClusterView of(String leader, int timeline, String stopped) {
    List<MemberView> members =
        Stream.of("pg-1", "pg-2", "pg-3")
            .map(name -> member(name, leader, timeline, stopped))
            .toList();
    String synchronous = leader.equals("pg-2") ? "pg-1" : "pg-2";
    return new ClusterView(
        members, leader, "", false, leader, List.of(synchronous), POSITION, true);
  }

  private static MemberView member(String name, String leader, int timeline, String stopped) {
    boolean leads = name.equals(leader);
    boolean runs = !name.equals(stopped);
    return new MemberView(
        name,
        true,
        leads ? "leader" : "replica",
        runs ? "running" : "stopped",
        runs ? timeline : 0,
        POSITION,
        !leads,
        leader,
        false,
        false,
        leads ? standbys(leader, stopped) : List.of());
  }

  private static List<String> standbys(String leader, String stopped) {
    return Stream.of("pg-1", "pg-2", "pg-3")
        .filter(name -> !name.equals(leader) && !name.equals(stopped))
        .toList();
  }
}
