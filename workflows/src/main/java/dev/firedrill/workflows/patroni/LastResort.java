package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The promotion of a standby that lacks writes. It is for when nobody is left who is synchronous
 * and has everything, and only for a member that was named.
 *
 * @param candidate the member that was named, "" for none
 */
public record LastResort(ClusterView cluster, String candidate) {

  public LastResort {
    requireNonNull(cluster, "cluster");
    requireNonNull(candidate, "candidate");
  }

  /**
   * Whether it has come to this: nobody leads, and of those who were synchronous nobody could take
   * over without a loss. Whoever led has to be known, else nobody could be fenced.
   */
  public static boolean hasCome(ClusterView cluster) {
    boolean led =
        !cluster.leader().isEmpty() || cluster.members().stream().anyMatch(MemberView::isPrimary);
    return !led && !cluster.syncLeader().isEmpty() && whoHasEverything(cluster).isEmpty();
  }

  /** Each member that could be promoted without a loss, as a reason not to promote this one. */
  static List<String> whoIsBetter(ClusterView cluster, String candidate) {
    return whoHasEverything(cluster).stream()
        .filter(name -> !name.equals(candidate))
        .map(name -> name + " is synchronous and has everything: promote that")
        .toList();
  }

  private static List<String> whoHasEverything(ClusterView cluster) {
    return cluster.syncStandbys().stream()
        .filter(name -> new Promotion(cluster, name).objectionsToCandidate().isEmpty())
        .toList();
  }

  /** Every reason not to ask people for it; empty means that two of them may decide. */
  public List<String> objections() {
    Promotion promotion = new Promotion(cluster, candidate);
    // One member may be all that answers: etcd is asked beside it, and two people decide.
    List<String> objections =
        new ArrayList<>(Leadership.disagreements(cluster, promotion.objectionsToKey()));
    objections.addAll(promotion.objectionsToPause());
    objections.addAll(whoIsBetter(cluster, candidate));
    objections.addAll(candidate.isEmpty() ? whatEachWouldLose() : objectionsToCandidate(promotion));
    return objections;
  }

  /** As {@link #objections}, and why it would lose more by now than people accepted. */
  public List<String> objectionsSince(Loss accepted) {
    List<String> objections = new ArrayList<>(objections());
    objections.addAll(loss().objectionsSince(accepted));
    return objections;
  }

  /** What its promotion loses. */
  public Loss loss() {
    Promotion promotion = new Promotion(cluster, candidate);
    return new Loss(
        candidate,
        cluster.syncLeader(),
        promotion.mostKnown(),
        promotion.received(),
        cluster.isSynchronous(candidate));
  }

  private List<String> objectionsToCandidate(Promotion promotion) {
    Optional<MemberView> named = cluster.member(candidate);
    if (named.isEmpty()) {
      return List.of(candidate + " is not a member of this cluster");
    }
    List<String> objections = new ArrayList<>(promotion.objectionsToServing(named.get()));
    if (objections.isEmpty()) {
      objections.addAll(objectionsToStanding(named.get()));
      objections.addAll(whoReceivedMore(named.get()));
    }
    return objections;
  }

  private List<String> objectionsToStanding(MemberView member) {
    List<String> objections = new ArrayList<>();
    int last = Math.max(cluster.timeline(), cluster.lastTimeline());
    if (member.timeline() == 0 || member.timeline() != last) {
      objections.add(Promotion.offTimeline(member, last));
    }
    if (member.noFailover()) {
      objections.add(Promotion.neverPromoted(member));
    }
    return objections;
  }

  private List<String> whoReceivedMore(MemberView named) {
    return cluster.answering().stream()
        .filter(other -> !other.name().equals(cluster.syncLeader()))
        .filter(other -> other.received().compareTo(named.received()) > 0)
        .map(other ->
            "%s received more (%s, %s only %s): name that"
                .formatted(other.name(), other.received(), named.name(), named.received()))
        .toList();
  }

  private List<String> whatEachWouldLose() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "nobody is left who is synchronous and has everything: whoever is promoted loses writes;"
            + " launch again with the candidate's name, and two people are asked");
    cluster.members().stream()
        .map(MemberView::name)
        .filter(name -> !name.equals(cluster.syncLeader()))
        .forEach(name -> lines.addAll(new LastResort(cluster, name).offer()));
    return lines;
  }

  private List<String> offer() {
    List<String> more = cluster.member(candidate).map(this::whoReceivedMore).orElse(List.of());
    List<String> objections = objectionsToCandidate(new Promotion(cluster, candidate));
    if (!more.containsAll(objections)) {
      return objections;
    }
    return List.of(
        more.isEmpty()
            ? candidate + " would lose " + loss().inWords()
            : "%s would lose %d bytes of WAL, and others have more of it"
                .formatted(candidate, loss().bytes()));
  }
}
