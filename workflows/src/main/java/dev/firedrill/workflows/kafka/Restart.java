package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The restart of one broker that is down, while all others are well: its host starts it, and the
 * cluster says whether it is back.
 */
public record Restart(ClusterView cluster, HostView host) implements Facts {

  public Restart {
    requireNonNull(cluster, "cluster");
    requireNonNull(host, "host");
  }

  /** The broker's name. */
  public String broker() {
    return host.broker();
  }

  /** Whether the cluster has not noticed yet that the broker is dead; empty when it has. */
  private List<String> unnoticed() {
    boolean counts = cluster.broker(broker()).filter(BrokerView::up).isPresent();
    return counts && host.isReachable() && !host.runs()
        ? List.of(
            "%s has no process and still counts as up: wait until its session of %d s has ended"
                .formatted(broker(), cluster.sessionMillis() / 1000))
        : List.of();
  }

  /** Every reason not to start it; empty means that it may be done. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>(objectionsToHost());
    objections.addAll(objectionsToAbsence());
    return objections;
  }

  /** Every reason to doubt that it is dead and all else is well, whatever its disks hold. */
  List<String> objectionsToAbsence() {
    List<String> objections = new ArrayList<>();
    if (!cluster.quorum().answers()) {
      objections.add(quorumLost());
      return objections;
    }
    objections.addAll(unnoticed());
    Optional<BrokerView> own = cluster.broker(broker());
    if (own.isEmpty()) {
      objections.add(broker() + " is no broker of this cluster");
      return objections;
    }
    objections.addAll(objectionsToState(own.get()));
    objections.addAll(new Others(cluster, own.get().id()).objections());
    return objections;
  }

  private List<String> objectionsToHost() {
    if (!host.isReachable()) {
      return host.objectionsToReach();
    }
    List<String> objections = new ArrayList<>();
    int id = cluster.broker(broker()).map(BrokerView::id).orElse(-1);
    for (DirectoryView each : host.directories()) {
      if (!each.isReadable()) {
        objections.add(
            "%s of %s is not intact, and a start does not bring it back: %s"
                .formatted(each.path(), broker(), each.trouble()));
      } else if (cluster.quorum().answers()
          && (each.nodeId() != id || !each.clusterId().equals(cluster.clusterId()))) {
        objections.add(
            "%s is of node %d of the cluster %s, not of %s here"
                .formatted(each.path(), each.nodeId(), each.clusterId(), broker()));
      }
    }
    return objections;
  }

  private String quorumLost() {
    return "the quorum of controllers does not answer, so nothing can be concluded of brokers and"
        + " partitions: start the voters whose disks are intact, and send no change meanwhile,"
        + " since one that timed out is carried out later ("
        + cluster.quorum().trouble()
        + ")";
  }

  private List<String> objectionsToState(BrokerView own) {
    if (own.up() && host.runs()) {
      return own.failedDirectories().isEmpty()
          ? List.of(broker() + " is up: there is nothing to start")
          : List.of(
              "%s is up, with a log directory that failed: %s; that is another recovery"
                  .formatted(broker(), own.failedDirectories()));
    }
    return host.runs()
        ? List.of(
            "Kafka runs on the host of %s and the cluster does not count it in: it is starting, or"
                    .formatted(broker())
                + " it hangs; look at its log, and end it there if it hangs")
        : List.of();
  }

  /** What a decision to start it rests on. */
  public List<String> declaredFacts() {
    List<String> facts = new ArrayList<>(cluster.declaredFacts());
    facts.addAll(host.declaredFacts());
    return facts;
  }

  /** Every reason to stop after a wait, by a new look at the cluster; empty means go on. */
  List<String> reasonsToStop(ClusterView now) {
    List<String> reasons = new ArrayList<>(now.declaredFacts());
    reasons.removeAll(cluster.declaredFacts());
    reasons.replaceAll(fact -> "changed since the question was asked: " + fact);
    reasons.addAll(new Restart(now, host).objections());
    return reasons;
  }

  /** How many partitions prefer the broker as their leader and are led by another, or by nobody. */
  public int misled() {
    return cluster
        .broker(broker())
        .map(own -> cluster.partitions(each -> each.missesLeader(own.id())))
        .orElse(0);
  }

  /** How many partitions lack the broker's copy. */
  public int behind() {
    return cluster
        .broker(broker())
        .map(own -> cluster.partitions(each -> each.lacks(own.id())))
        .orElse(0);
  }

  /** What clients feel until it is back, in words. */
  public String impact() {
    int refused = cluster.partitions(Placement::refusesWrites);
    return refused == 0
        ? "every partition takes writes"
        : refused + " partitions take no writes with acks=all until it is back";
  }

  /**
   * Every reason to doubt that the broker is back with every copy; empty means it is. The cluster
   * takes a broker that died again for up until its session ends, so it has to run that long.
   */
  public List<String> objectionsToReturn() {
    return new Whole(cluster, List.of(host), Set.of()).objections();
  }

  /** As {@link #objectionsToReturn}, with every partition led by the broker that should lead it. */
  public List<String> objectionsToOutcome() {
    List<String> objections = new ArrayList<>(objectionsToReturn());
    if (misled() > 0) {
      objections.add(misled() + " partitions that prefer " + broker() + " are not led by it");
    }
    return objections;
  }

  @Override
  public Table asTable() {
    return cluster.asTable();
  }
}
