package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A cluster that should be whole again. It takes a broker that died again for up until its session
 * ends, so what was started has to run that long.
 *
 * @param started the hosts on which Kafka was started
 * @param leftOut brokers that are not expected to be back, by name
 */
record Whole(ClusterView cluster, List<HostView> started, Set<String> leftOut) {

  Whole {
    requireNonNull(cluster, "cluster");
    started = List.copyOf(started);
    leftOut = Set.copyOf(leftOut);
  }

  /** Every reason to doubt that every copy is in sync again; empty means it is. */
  List<String> objections() {
    if (!cluster.quorum().answers()) {
      return List.of("the quorum does not answer: " + cluster.quorum().trouble());
    }
    List<String> objections = new ArrayList<>();
    started.forEach(host -> objections.addAll(objectionsTo(host)));
    objections.addAll(objectionsToBrokers());
    for (Placement each : cluster.placements()) {
      List<String> lacking = expected(each.lacking());
      if (!lacking.isEmpty()) {
        objections.add(each.inWords() + " is not in sync on " + lacking);
      }
    }
    for (QuorumView.Voter each : cluster.quorum().voters()) {
      if (!each.isCaughtUp() && !leftOut.contains(cluster.name(each.id()))) {
        objections.add("the controller of " + cluster.name(each.id()) + " has not caught up");
      }
    }
    return objections;
  }

  private List<String> objectionsTo(HostView host) {
    if (!host.runs()) {
      return List.of("Kafka does not run on the host of " + host.broker() + ": its log says why");
    }
    return host.upSeconds() * 1000 <= cluster.sessionMillis()
        ? List.of(
            "%s runs since %d s: what the cluster says of it holds after %d s"
                .formatted(host.broker(), host.upSeconds(), cluster.sessionMillis() / 1000))
        : List.of();
  }

  private List<String> objectionsToBrokers() {
    List<String> objections = new ArrayList<>();
    cluster.missing().stream()
        .filter(name -> !leftOut.contains(name))
        .forEach(name -> objections.add(name + " is not up"));
    for (BrokerView each : cluster.brokers()) {
      if (!each.failedDirectories().isEmpty()) {
        objections.add("a log directory of " + each.name() + " failed");
      }
      if (!leftOut.contains(each.name())) {
        objections.addAll(each.objectionsToSilence());
      }
    }
    return objections;
  }

  /** How many partitions are not led by the broker that they prefer, where it is expected back. */
  int misled() {
    return cluster.partitions(each -> {
      int preferred = each.replicas().getFirst();
      return each.leader() != preferred && !expected(List.of(preferred)).isEmpty();
    });
  }

  private List<String> expected(List<Integer> nodes) {
    return nodes.stream().map(cluster::name).filter(name -> !leftOut.contains(name)).toList();
  }
}
