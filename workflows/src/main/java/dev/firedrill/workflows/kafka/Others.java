package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** All brokers of a cluster but one: whether that one is all that is wrong. */
record Others(ClusterView cluster, int but) {

  Others {
    requireNonNull(cluster, "cluster");
  }

  /** Every reason to doubt it, of a cluster whose quorum answers; empty means it is. */
  List<String> objections() {
    List<String> objections = new ArrayList<>();
    for (BrokerView other : cluster.brokers()) {
      if (other.id() == but) {
        continue;
      }
      if (!other.up()) {
        objections.add(other.name() + " is down as well: more is wrong than one broker");
      }
      if (!other.failedDirectories().isEmpty()) {
        objections.add(
            "a log directory of %s failed: %s".formatted(other.name(), other.failedDirectories()));
      }
      objections.addAll(other.objectionsToSilence());
    }
    objections.addAll(objectionsToControllers());
    objections.addAll(objectionsToPlacements());
    return objections;
  }

  private List<String> objectionsToControllers() {
    QuorumView quorum = cluster.quorum();
    long caughtUp = quorum.caughtUpBut(but);
    return caughtUp < quorum.majority()
        ? List.of(
            "only %d of %d controllers have caught up with their leader within %d s: %d are needed"
                .formatted(
                    caughtUp,
                    quorum.voters().size(),
                    QuorumView.CAUGHT_UP_MILLIS / 1000,
                    quorum.majority()))
        : List.of();
  }

  /** A partition that lacks another copy than this broker's has a reason of its own. */
  private List<String> objectionsToPlacements() {
    List<String> objections = new ArrayList<>();
    for (Placement each : cluster.placements()) {
      List<Integer> others = each.lacking().stream().filter(node -> node != but).toList();
      if (!others.isEmpty()) {
        objections.add(
            "%s is not in sync on %s either%s"
                .formatted(
                    each.inWords(), others.stream().map(cluster::name).toList(), room(each)));
      }
    }
    return objections;
  }

  private static String room(Placement each) {
    return each.refusesWrites()
        ? ": %d in sync where min.insync.replicas is %d"
            .formatted(each.inSync().size(), each.minInSync())
        : "";
  }
}
