package dev.firedrill.workflows.patroni;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What must be so after a failover, seen from the cluster itself. */
final class Outcome {

  private Outcome() {}

  /**
   * Every reason to doubt that the candidate, and nobody else, leads now; empty means recovered.
   */
  static List<String> objectionsToLeader(ClusterView before, ClusterView now, String candidate) {
    List<String> objections = new ArrayList<>();
    if (!now.leader().equals(candidate)) {
      String holder = now.leader().isEmpty() ? "nobody" : now.leader();
      objections.add(holder + " holds the leader key, not " + candidate);
    }
    List<String> primaries = primaries(now);
    if (!primaries.equals(List.of(candidate))) {
      objections.add("primaries: " + primaries + ", wanted: " + candidate);
    }
    if (now.timeline() <= before.timeline()) {
      objections.add("the timeline is still " + now.timeline());
    }
    now.answering().stream()
        .filter(member -> !member.seesLeader().equals(candidate))
        .forEach(member -> objections.add(member.name() + " does not see " + candidate + " lead"));
    return objections;
  }

  /** Every reason not to start an old leader now; it comes up as a second primary if it may. */
  static List<String> objectionsToComeback(ClusterView now, String leader) {
    List<String> objections = new ArrayList<>();
    if (!now.leader().equals(leader)) {
      objections.add(leader + " does not hold the leader key any more");
    }
    if (now.paused()) {
      objections.add("the cluster is in maintenance mode again");
    }
    return objections;
  }

  /**
   * Every reason to doubt that the cluster is whole again; {@code without} is left fenced, or "".
   */
  static List<String> objectionsToWhole(ClusterView now, String leader, String without) {
    return objectionsToWhole(now, leader, Set.of(without));
  }

  /**
   * As the other; with all of the others out, there is nobody who could be synchronous, and that is
   * no objection.
   */
  static List<String> objectionsToWhole(ClusterView now, String leader, Set<String> out) {
    List<String> objections = new ArrayList<>();
    if (!now.leader().equals(leader)) {
      objections.add(leader + " does not hold the leader key any more");
    }
    List<String> primaries = primaries(now);
    if (!primaries.equals(List.of(leader))) {
      objections.add("primaries: " + primaries + ", wanted: " + leader);
    }
    if (now.paused()) {
      objections.add("the cluster is in maintenance mode again");
    }
    for (MemberView member : now.members()) {
      if (out.contains(member.name())) {
        continue;
      }
      if (!member.isPrimary() && !member.isRunningStandby()) {
        objections.add(member.name() + " does not run: " + member.state());
      } else if (member.timeline() != now.timeline()) {
        objections.add(member.name() + " is on timeline " + member.timeline());
      }
    }
    if (now.syncStandbys().isEmpty() && !isAlone(now, leader, out)) {
      objections.add("there is no synchronous standby yet");
    }
    objections.addAll(now.objectionsToPromise());
    if (!now.syncLeader().equals(now.leader())) {
      objections.add("synchronous replication is not set up on the new leader yet");
    }
    return objections;
  }

  private static boolean isAlone(ClusterView now, String leader, Set<String> out) {
    return now.members().stream()
        .map(MemberView::name)
        .allMatch(name -> name.equals(leader) || out.contains(name));
  }

  private static List<String> primaries(ClusterView now) {
    return now.members().stream().filter(MemberView::isPrimary).map(MemberView::name).toList();
  }
}
