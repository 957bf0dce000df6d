package dev.firedrill.activities.kafka;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.kafka.Administration;
import dev.firedrill.activities.reach.kafka.Controllers;
import dev.firedrill.activities.reach.kafka.Partition;
import dev.firedrill.workflows.kafka.PartitionName;
import dev.firedrill.workflows.procedure.NotPossible;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Elections of leaders, sent only to a quorum that is led and followed by a majority. */
final class Elections {

  private Elections() {}

  /** Has each of these nodes lead the partitions that prefer it, where another leads. */
  static void preferred(Administration kafka, Collection<Integer> nodes) throws Unreachable {
    requireQuorum(kafka);
    List<Partition> misled =
        kafka.partitions().stream()
            .filter(each -> nodes.contains(each.replicas().getFirst()))
            .filter(each -> each.leader() != each.replicas().getFirst())
            .toList();
    Effect.requireStillMine();
    Map<String, String> failed = kafka.electPreferred(misled);
    if (!failed.isEmpty()) {
      throw new IllegalStateException("not elected: " + failed);
    }
  }

  /**
   * Has this node lead a partition that nobody leads, whatever it lacks; done where it leads it
   * already. Kafka takes the first that could and cannot be told whom, so nothing is sent unless
   * that is this node: what is left is the moment between that look and the order.
   */
  static void unclean(Administration kafka, PartitionName name, int node) throws Unreachable {
    requireQuorum(kafka);
    Partition now =
        find(kafka, name).orElseThrow(() -> new NotPossible("there is no partition " + name));
    if (now.leader() == node) {
      return;
    }
    if (now.leader() >= 0) {
      throw new NotPossible("node %d leads %s by now".formatted(now.leader(), name));
    }
    List<Integer> up = up(kafka, now);
    List<Integer> electable = electable(kafka, now, up);
    if (electable.isEmpty() || electable.getFirst() != node) {
      throw new NotPossible(
          ("Kafka would elect %s for %s, not node %d: of its replicas %s, %s are up, and %s of them"
                  + " have it in a log directory that works")
              .formatted(
                  electable.isEmpty() ? "nobody" : "node " + electable.getFirst(),
                  name,
                  node,
                  now.replicas(),
                  up,
                  electable));
    }
    Effect.requireStillMine();
    Map<String, String> failed = kafka.electUnclean(now);
    if (!failed.isEmpty()) {
      throw new IllegalStateException("not elected: " + failed);
    }
  }

  /** Those of a partition's replicas that are up, in the order in which Kafka tries them. */
  static List<Integer> up(Administration kafka, Partition partition) throws Unreachable {
    List<Integer> up = kafka.nodes().up();
    return partition.replicas().stream().filter(up::contains).toList();
  }

  /** Those of them that Kafka could have lead it: with their copy in a log directory that works. */
  static List<Integer> electable(Administration kafka, Partition partition, List<Integer> up)
      throws Unreachable {
    Set<Integer> holding = kafka.withCopy(partition, up);
    return up.stream().filter(holding::contains).toList();
  }

  /** The partition as the cluster has it, if it has one. */
  static Optional<Partition> find(Administration kafka, PartitionName name) throws Unreachable {
    return kafka.partitions().stream()
        .filter(each -> each.topic().equals(name.topic()) && each.number() == name.number())
        .findFirst();
  }

  /**
   * Without a quorum an order times out, and is carried out when the quorum is back. A leader alone
   * is none: one that is cut off from its majority takes orders until it notices.
   */
  static void requireQuorum(Administration kafka) throws Unreachable {
    Controllers controllers = kafka.controllers();
    if (controllers.leader() < 0) {
      throw new IllegalStateException("nobody leads the quorum: no order is sent to it");
    }
    List<String> objections = ClusterLook.quorum(controllers).objections();
    if (!objections.isEmpty()) {
      throw new IllegalStateException(
          String.join("; ", objections) + "; no order is sent to the quorum");
    }
  }
}
