package dev.firedrill.activities.kafka;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.kafka.Administration;
import dev.firedrill.activities.reach.kafka.Partition;
import dev.firedrill.workflows.kafka.PartitionName;
import dev.firedrill.workflows.procedure.NotPossible;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Elections of leaders, sent only to a quorum that is led. */
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
   * Has the first replica that is up lead a partition that nobody leads, whatever it lacks; done
   * where this node leads it already.
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
    Effect.requireStillMine();
    Map<String, String> failed = kafka.electUnclean(now);
    if (!failed.isEmpty()) {
      throw new IllegalStateException("not elected: " + failed);
    }
  }

  /** The partition as the cluster has it, if it has one. */
  static Optional<Partition> find(Administration kafka, PartitionName name) throws Unreachable {
    return kafka.partitions().stream()
        .filter(each -> each.topic().equals(name.topic()) && each.number() == name.number())
        .findFirst();
  }

  /** Without a quorum an order times out, and is carried out when the quorum is back. */
  static void requireQuorum(Administration kafka) throws Unreachable {
    if (kafka.controllers().leader() < 0) {
      throw new IllegalStateException("nobody leads the quorum: no order is sent to it");
    }
  }
}
