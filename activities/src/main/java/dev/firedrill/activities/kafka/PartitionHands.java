package dev.firedrill.activities.kafka;

import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.kafka.Administration;
import dev.firedrill.activities.reach.kafka.Partition;
import dev.firedrill.workflows.kafka.CopyView;
import dev.firedrill.workflows.kafka.PartitionActivities;
import dev.firedrill.workflows.kafka.PartitionName;
import dev.firedrill.workflows.kafka.PartitionView;
import dev.firedrill.workflows.kafka.TermView;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.Activity;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Does what the Kafka runbooks say of one partition. */
@Component
final class PartitionHands implements PartitionActivities {

  private static final String MIN_IN_SYNC = "min.insync.replicas";

  private final KafkaClusters clusters;

  PartitionHands(KafkaClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public PartitionView look(TargetName cluster, PartitionName partition) {
    try (Administration kafka = clusters.open(cluster)) {
      return look(kafka, partition);
    } catch (Unreachable e) {
      throw KafkaClusters.unanswered(e);
    }
  }

  private static PartitionView look(Administration kafka, PartitionName name) throws Unreachable {
    try {
      Elections.requireQuorum(kafka);
    } catch (IllegalStateException alone) {
      return PartitionView.unknown(name, String.valueOf(alone.getMessage()));
    } catch (Unreachable silent) {
      if (silent.isOnOurSide()) {
        throw silent;
      }
      // Without a quorum the brokers say what they knew before.
      return PartitionView.unknown(name, String.valueOf(silent.getMessage()));
    }
    Optional<Partition> found = Elections.find(kafka, name);
    if (found.isEmpty()) {
      return PartitionView.unknown(name, "there is no partition " + name);
    }
    Partition seen = found.get();
    Map<String, String> least = kafka.topicSettings(List.of(seen.topic()), MIN_IN_SYNC);
    return new PartitionView(
        name,
        "",
        seen.leader(),
        seen.replicas(),
        seen.inSync(),
        seen.eligible(),
        Integer.parseInt(least.getOrDefault(seen.topic(), "1")),
        seen.leader() < 0 ? unusable(kafka, seen) : List.of());
  }

  private static List<Integer> unusable(Administration kafka, Partition partition)
      throws Unreachable {
    List<Integer> up = Elections.up(kafka, partition);
    List<Integer> electable = Elections.electable(kafka, partition, up);
    return up.stream().filter(node -> !electable.contains(node)).toList();
  }

  @Override
  public CopyView lookAtCopy(TargetName cluster, String broker, PartitionName partition) {
    BrokerLog log = clusters.log(cluster, broker, partition);
    return KafkaClusters.onHost(log::look, log::lost);
  }

  @Override
  public TermView lookAtTerm(TargetName cluster, String broker, PartitionName partition) {
    try {
      return clusters.log(cluster, broker, partition).term();
    } catch (Unreachable e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public void keep(TargetName cluster, String broker, PartitionName partition) {
    BrokerLog log = clusters.log(cluster, broker, partition);
    String run = Activity.getExecutionContext().getInfo().getWorkflowId();
    Doing.it(() -> log.keep(run));
  }

  @Override
  public void elect(TargetName cluster, PartitionName partition, String broker) {
    int node = clusters.settings(cluster).broker(broker).id();
    Doing.it(() -> {
      try (Administration kafka = clusters.open(cluster)) {
        Elections.unclean(kafka, partition, node);
      }
    });
  }
}
