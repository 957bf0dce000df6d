package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

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
    List<String> toCandidate = objectionsToCandidate();
    objections.addAll(toCandidate);
    if (!toCandidate.isEmpty() && cluster.isSynchronous(candidate)) {
      objections.addAll(
          LastResort.whoIsBetter(cluster, candidate)); // of the others whoIs() has told
    }
    return objections;
  }

  /** Every reason not to promote this member, whatever the others are at; empty means none. */
  List<String> objectionsToCandidate() {
    return cluster
        .member(candidate)
        .map(this::objectionsTo)
        .orElseGet(() -> List.of(candidate + " is not a member of this cluster"));
  }

  /** Bytes of WAL that the last leader reported and the candidate has not received. */
  public long lossBound() {
    return mostKnown().bytesSince(received());
  }

  /** What the candidate has received. */
  Lsn received() {
    return cluster.member(candidate).map(MemberView::received).orElse(Lsn.UNKNOWN);
  }

  private List<String> objectionsToActing() {
    List<String> objections = new ArrayList<>(Leadership.objectionsTo(cluster, objectionsToKey()));
    objections.addAll(objectionsToPause());
    return objections;
  }

  List<String> objectionsToKey() {
    return cluster.leader().isEmpty() ? List.of() : List.of(leaderKeyHeld());
  }

  List<String> objectionsToPause() {
    boolean paused =
        cluster.paused() && cluster.answering().stream().allMatch(MemberView::seesPause);
    return paused
        ? List.of()
        : List.of(
            "the cluster is not paused: Patroni decides by itself; if it has not after a minute,"
                + " pause it (patronictl pause) and launch again");
  }

  private List<String> objectionsTo(MemberView member) {
    List<String> objections = new ArrayList<>(objectionsToServing(member));
    if (!objections.isEmpty()) {
      return objections;
    }
    if (member.timeline() != cluster.timeline()) {
      objections.add(offTimeline(member, cluster.timeline()));
    }
    if (member.noFailover()) {
      objections.add(neverPromoted(member));
    }
    if (!cluster.isSynchronous(member.name())) {
      objections.add(member.name() + " is not the synchronous standby" + whoIs());
    }
    if (lossBound() > 0) {
      objections.add(
          member.name()
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

  /** Why this member is nobody to promote at all; what else there is to say hardly matters then. */
  List<String> objectionsToServing(MemberView member) {
    String name = member.name();
    if (name.equals(cluster.leader()) || name.equals(cluster.syncLeader())) {
      return List.of(name + " is the last leader itself");
    }
    return member.isRunningStandby()
        ? List.of()
        : List.of(name + " is no running standby: " + member.state());
  }

  static String neverPromoted(MemberView member) {
    return member.name() + " is configured never to be promoted (nofailover)";
  }

  static String offTimeline(MemberView member, int wanted) {
    return member.name() + whichTimeline(member) + (wanted == 0 ? "" : ", not " + wanted);
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
  Lsn mostKnown() {
    return cluster.members().stream()
        .filter(MemberView::answers)
        .map(MemberView::received)
        .reduce(cluster.reported(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  private String whoIs() {
    return cluster.syncStandbys().isEmpty()
        ? ""
        : " (that is " + cluster.synchronousInWords() + ")";
  }
}
