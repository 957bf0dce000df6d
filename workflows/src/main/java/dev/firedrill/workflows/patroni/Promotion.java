package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The promotion of one standby of a cluster that has no leader. Synchronous membership is the gate:
 * a standby within Patroni's own lag limit lost 480 of 480 acknowledged writes.
 */
public record Promotion(ClusterView cluster, String candidate) {

  public Promotion {
    requireNonNull(cluster, "cluster");
    requireNonNull(candidate, "candidate");
  }

  /** Every reason not to promote; empty means that it is safe. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>(objectionsToActing());
    if (candidate.isEmpty()) {
      objections.add(
          "no synchronous standby is known: name the candidate's replication state first");
      return objections;
    }
    Optional<MemberView> member = cluster.member(candidate);
    if (member.isEmpty()) {
      objections.add(candidate + " is not a member of this cluster");
    } else {
      objections.addAll(objectionsTo(member.get()));
    }
    return objections;
  }

  /** Bytes of WAL that the last leader reported and the candidate has not received. */
  public long lossBound() {
    Lsn received = cluster.member(candidate).map(MemberView::received).orElse(Lsn.UNKNOWN);
    return mostKnown().bytesSince(received);
  }

  private List<String> objectionsToActing() {
    List<String> objections = new ArrayList<>();
    List<MemberView> answering = cluster.answering();
    if (answering.size() < 2) {
      objections.add("only " + answering.size() + " member answers; at least two must agree");
    }
    if (!cluster.leader().isEmpty()) {
      objections.add(leaderKeyHeld());
    }
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
    if (!cluster.paused() || answering.stream().anyMatch(member -> !member.seesPause())) {
      objections.add(
          "the cluster is not paused: Patroni decides by itself; if it has not after a minute,"
              + " pause it (patronictl pause) and launch again");
    }
    return objections;
  }

  private List<String> objectionsTo(MemberView member) {
    List<String> objections = new ArrayList<>();
    String name = member.name();
    if (name.equals(cluster.leader()) || name.equals(cluster.syncLeader())) {
      objections.add(name + " is the last leader itself");
      return objections;
    }
    if (!member.isRunningStandby()) {
      objections.add(name + " is no running standby: " + member.state());
      return objections;
    }
    if (member.timeline() != cluster.timeline()) {
      objections.add(name + whichTimeline(member) + ", not " + cluster.timeline());
    }
    if (member.noFailover()) {
      objections.add(name + " is configured never to be promoted (nofailover)");
    }
    if (!name.equals(cluster.syncStandby())) {
      objections.add(name + " is not the synchronous standby" + whoIs());
    }
    if (lossBound() > 0) {
      objections.add(
          name
              + " is behind: up to "
              + lossBound()
              + " bytes of WAL would be lost (it received "
              + member.received()
              + ", known is "
              + mostKnown()
              + ")");
    }
    return objections;
  }

  /** A standby that receives from nobody doesn't say its timeline (Patroni REST API, /patroni). */
  private static String whichTimeline(MemberView member) {
    return member.timeline() == 0
        ? " is on an unknown timeline"
        : " is on timeline " + member.timeline();
  }

  private String leaderKeyHeld() {
    String holder = cluster.leader();
    boolean answers = cluster.member(holder).filter(MemberView::answers).isPresent();
    return answers
        ? holder + " holds the leader key: this is no failover"
        : holder
            + " holds the leader key but does not answer: the key goes within Patroni's ttl,"
            + " launch again then";
  }

  /** The furthest position known to have been written anywhere but on the candidate. */
  private Lsn mostKnown() {
    return cluster.members().stream()
        .filter(MemberView::answers)
        .map(MemberView::received)
        .reduce(cluster.reported(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  private String whoIs() {
    return cluster.syncStandby().isEmpty() ? "" : " (that is " + cluster.syncStandby() + ")";
  }

  private static String disagreement(MemberView member) {
    String sees = member.seesLeader().isEmpty() ? "no leader" : member.seesLeader() + " as leader";
    return member.name() + " disagrees: it sees " + sees;
  }
}
