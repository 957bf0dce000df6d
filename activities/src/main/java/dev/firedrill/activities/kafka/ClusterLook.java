package dev.firedrill.activities.kafka;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.kafka.Administration;
import dev.firedrill.activities.reach.kafka.Controllers;
import dev.firedrill.activities.reach.kafka.KafkaReach;
import dev.firedrill.activities.reach.kafka.Nodes;
import dev.firedrill.activities.reach.kafka.Partition;
import dev.firedrill.workflows.kafka.BrokerView;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.Placement;
import dev.firedrill.workflows.kafka.QuorumView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A look at a whole cluster: its quorum first, since without that the rest is what somebody knew
 * before.
 */
record ClusterLook(KafkaReach reach) {

  private static final String SESSION = "broker.session.timeout.ms";
  private static final String MIN_IN_SYNC = "min.insync.replicas";

  ClusterView at(KafkaSettings cluster) throws Unreachable {
    try (Administration kafka = reach.open(cluster.listeners())) {
      Controllers controllers;
      try {
        controllers = kafka.controllers();
      } catch (Unreachable e) {
        if (e.isOnOurSide()) {
          throw e; // whoever refuses to answer is not silent
        }
        return ClusterView.silent(String.valueOf(e.getMessage()));
      }
      if (controllers.leader() < 0) {
        return ClusterView.silent("no controller leads");
      }
      return at(cluster, kafka, controllers);
    }
  }

  private static ClusterView at(
      KafkaSettings cluster, Administration kafka, Controllers controllers) throws Unreachable {
    Nodes nodes = kafka.nodes();
    Map<Integer, List<String>> failed = kafka.failedDirectories(nodes.up());
    return new ClusterView(
        nodes.clusterId(),
        quorum(controllers),
        brokers(cluster, nodes, failed),
        placements(kafka),
        session(kafka, nodes, failed.keySet()));
  }

  /** Asked of a broker that has just answered, if one has: a dead one may still count as up. */
  private static long session(Administration kafka, Nodes nodes, Set<Integer> answering)
      throws Unreachable {
    if (nodes.up().isEmpty()) {
      return 0;
    }
    int asked =
        nodes.up().stream().filter(answering::contains).findFirst().orElse(nodes.up().getFirst());
    return Long.parseLong(kafka.brokerSetting(asked, SESSION));
  }

  /** The quorum by its leader's own account. */
  static QuorumView quorum(Controllers controllers) {
    long now =
        controllers.voters().stream()
            .filter(each -> each.id() == controllers.leader())
            .mapToLong(Controllers.Voter::caughtUp)
            .findFirst()
            .orElse(-1);
    return new QuorumView(
        "",
        controllers.leader(),
        seen(now, controllers.voters()),
        seen(now, controllers.observers()));
  }

  private static List<QuorumView.Voter> seen(long now, List<Controllers.Voter> all) {
    return all.stream()
        .map(each ->
            new QuorumView.Voter(
                each.id(), behind(now, each.caughtUp()), each.directoryId(), each.endpoints()))
        .toList();
  }

  private static long behind(long now, long caughtUp) {
    return now < 0 || caughtUp < 0 ? -1 : Math.max(0, now - caughtUp);
  }

  /** The target's brokers, missing ones included, and those that stand in no file. */
  private static List<BrokerView> brokers(
      KafkaSettings cluster, Nodes nodes, Map<Integer, List<String>> failed) {
    Set<Integer> ids = new TreeSet<>(nodes.up());
    ids.addAll(nodes.fenced());
    cluster.brokers().forEach(each -> ids.add(each.id()));
    return ids.stream()
        .map(id ->
            new BrokerView(
                cluster.name(id),
                id,
                nodes.up().contains(id),
                failed.getOrDefault(id, List.of()),
                nodes.up().contains(id) && !failed.containsKey(id)))
        .toList();
  }

  private static List<Placement> placements(Administration kafka) throws Unreachable {
    List<Partition> all = kafka.partitions();
    Set<String> lacking =
        all.stream()
            .filter(each -> each.inSync().size() < each.replicas().size())
            .map(Partition::topic)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, String> least = kafka.topicSettings(lacking, MIN_IN_SYNC);
    Map<Placement, List<Partition>> alike = new LinkedHashMap<>();
    for (Partition each : all) {
      boolean whole = each.inSync().size() == each.replicas().size();
      int minInSync = whole ? 0 : Integer.parseInt(least.getOrDefault(each.topic(), "0"));
      alike.computeIfAbsent(like(each, minInSync), key -> new ArrayList<>()).add(each);
    }
    return alike.entrySet().stream()
        .map(each -> counted(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(Placement::example))
        .toList();
  }

  private static Placement like(Partition each, int minInSync) {
    List<Integer> inSync = each.inSync().stream().sorted().toList();
    return new Placement(each.replicas(), inSync, each.leader(), minInSync, 1, "");
  }

  private static Placement counted(Placement like, List<Partition> partitions) {
    return new Placement(
        like.replicas(),
        like.inSync(),
        like.leader(),
        like.minInSync(),
        partitions.size(),
        partitions.getFirst().toString());
  }
}
