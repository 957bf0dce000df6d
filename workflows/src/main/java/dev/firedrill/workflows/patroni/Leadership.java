package dev.firedrill.workflows.patroni;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who leads, and whether everybody who answers agrees on it. */
final class Leadership {

  private Leadership() {}

  /** Every reason to doubt that exactly one member leads; empty means that it does. */
  static List<String> objectionsTo(ClusterView cluster) {
    return objectionsTo(cluster, objectionsToHolder(cluster));
  }

  /** Every reason to doubt that the members agree, these ones about the leader key among them. */
  static List<String> objectionsTo(ClusterView cluster, List<String> aboutTheKey) {
    List<String> objections = new ArrayList<>();
    int answering = cluster.answering().size();
    if (answering < 2) {
      objections.add("only " + answering + " member answers; at least two must agree");
    }
    objections.addAll(disagreements(cluster, aboutTheKey));
    return objections;
  }

  /** As the other, however few answer. */
  static List<String> disagreements(ClusterView cluster, List<String> aboutTheKey) {
    List<String> objections = new ArrayList<>(aboutTheKey);
    List<MemberView> answering = cluster.answering();
    answering.stream()
        .filter(member -> !member.seesLeader().equals(cluster.leader()))
        .forEach(member -> objections.add(disagreement(member)));
    answering.stream()
        .filter(MemberView::isPrimary)
        .filter(member -> !member.name().equals(cluster.leader()))
        .forEach(
            member -> objections.add(member.name() + " runs as a primary without the leader key"));
    if (!cluster.pending().isEmpty()) {
      objections.add("a failover to " + cluster.pending() + " is pending: wait until it is done");
    }
    return objections;
  }

  private static List<String> objectionsToHolder(ClusterView cluster) {
    if (cluster.leader().isEmpty()) {
      return List.of("nobody leads: this is for \"Fail over a Patroni cluster\"");
    }
    Optional<MemberView> holder = cluster.member(cluster.leader()).filter(MemberView::isPrimary);
    return holder.isPresent()
        ? List.of()
        : List.of(cluster.leader() + " holds the leader key but does not run as a primary");
  }

  private static String disagreement(MemberView member) {
    String sees = member.seesLeader().isEmpty() ? "no leader" : member.seesLeader() + " as leader";
    return member.name() + " disagrees: it sees " + sees;
  }
}
