package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A broker that has lost all its log directories, while all others are well: they are formatted
 * again, and since a voter is a node and its directory, the old voter goes and a new one comes.
 */
public record DiskLoss(ClusterView cluster, HostView host, DisksView disks) implements Facts {

  public DiskLoss {
    requireNonNull(cluster, "cluster");
    requireNonNull(host, "host");
    requireNonNull(disks, "disks");
  }

  /** The broker's name. */
  public String broker() {
    return host.broker();
  }

  /** Every reason not to format; empty means that nothing is lost by it. */
  public List<String> objections() {
    if (!host.isReachable()) {
      return host.objectionsToReach();
    }
    List<String> objections = new ArrayList<>(disks.objections());
    objections.addAll(new Restart(cluster, host).objectionsToAbsence());
    own()
        .ifPresent(broker -> {
          objections.addAll(objectionsToLastCopies(broker.id()));
          objections.addAll(objectionsToVoter(broker.id()));
        });
    return objections;
  }

  private Optional<BrokerView> own() {
    return cluster.broker(broker());
  }

  /** What nobody else has is lost with the disks: that is said, and never formatted over. */
  private List<String> objectionsToLastCopies(int id) {
    return cluster.placements().stream()
        .filter(each -> each.inSync().stream().allMatch(node -> node == id))
        .map(each ->
            "%s has no copy in sync but on %s: it would be lost"
                .formatted(each.inWords(), broker()))
        .toList();
  }

  private List<String> objectionsToVoter(int id) {
    Optional<QuorumView.Voter> voter = cluster.quorum().voter(id);
    if (voter.isEmpty()) {
      return List.of(broker() + " does not vote: there is no voter to replace");
    }
    return voter.get().endpoints().isEmpty() || voter.get().directoryId().isEmpty()
        ? List.of("the quorum does not say by which directory, or where, " + broker() + " votes")
        : List.of();
  }

  /** The voter that it was, by the directory that is lost. */
  public QuorumView.Voter oldVoter() {
    return own()
        .flatMap(broker -> cluster.quorum().voter(broker.id()))
        .orElseThrow(() -> new IllegalStateException(broker() + " does not vote"));
  }

  /** What a decision rests on: who is missing, who votes, which directory goes, on which disks. */
  public List<String> declaredFacts() {
    List<String> facts = new ArrayList<>(cluster.declaredFacts());
    facts.add("old voter: " + broker() + " by " + oldVoter().directoryId());
    facts.addAll(disks.declaredFacts());
    return facts;
  }

  /** Every reason to stop after a wait, by a new look at the cluster; empty means go on. */
  List<String> reasonsToStop(ClusterView now) {
    List<String> reasons = new ArrayList<>(now.declaredFacts());
    reasons.removeAll(cluster.declaredFacts());
    reasons.replaceAll(fact -> "changed since the question was asked: " + fact);
    reasons.addAll(new DiskLoss(now, host, disks).objections());
    return reasons;
  }

  /** The node as it follows the quorum with a directory that it has on its disks now. */
  public Optional<QuorumView.Voter> follower() {
    return byItsDisk(cluster.quorum().observers());
  }

  /** As {@link #follower}, or as it votes by that directory already: somebody has added it. */
  Optional<QuorumView.Voter> followerOrVoter() {
    return follower().or(() -> byItsDisk(cluster.quorum().voters()));
  }

  private Optional<QuorumView.Voter> byItsDisk(List<QuorumView.Voter> among) {
    return own().stream()
        .flatMap(broker -> among.stream().filter(each -> each.id() == broker.id()))
        .filter(each -> isOnDisk(each.directoryId()))
        .findFirst();
  }

  private boolean isOnDisk(String directoryId) {
    return !directoryId.isEmpty()
        && host.directories().stream().anyMatch(each -> each.directoryId().equals(directoryId));
  }

  /** Every reason to doubt that its controller follows, and has what the leader has. */
  public List<String> objectionsToFollower() {
    return objectionsTo(followerOrVoter());
  }

  /** As {@link #objectionsToFollower} was before 2026-12, when it must not vote yet. */
  List<String> objectionsToObserver() {
    return objectionsTo(follower());
  }

  private List<String> objectionsTo(Optional<QuorumView.Voter> follower) {
    if (!cluster.quorum().answers()) {
      return List.of("the quorum does not answer: " + cluster.quorum().trouble());
    }
    if (!host.runs()) {
      return List.of("Kafka does not run on the host of " + broker() + ": its log says why");
    }
    return follower
        .map(each ->
            each.isCaughtUp()
                ? List.<String>of()
                : List.of("the controller of " + broker() + " has not caught up"))
        .orElseGet(() -> List.of("the controller of " + broker() + " does not follow yet"));
  }

  /** Every reason to doubt that it votes by its new directory and every copy is in sync. */
  public List<String> objectionsToReturn() {
    List<String> objections = new ArrayList<>(whole().objections());
    own()
        .flatMap(broker -> cluster.quorum().voter(broker.id()))
        .filter(voter -> isOnDisk(voter.directoryId()))
        .ifPresentOrElse(
            voter -> {},
            () -> objections.add(broker() + " does not vote by the directory on its disk"));
    return objections;
  }

  /** As {@link #objectionsToReturn}, with every partition led by the broker that should lead it. */
  public List<String> objectionsToOutcome() {
    List<String> objections = new ArrayList<>(objectionsToReturn());
    int misled = new Restart(cluster, host).misled();
    if (misled > 0) {
      objections.add(misled + " partitions that prefer " + broker() + " are not led by it");
    }
    return objections;
  }

  private Whole whole() {
    return new Whole(cluster, List.of(host), Set.of());
  }

  @Override
  public Table asTable() {
    return follower().isEmpty() && !host.runs() ? disks.asTable() : cluster.asTable();
  }
}
