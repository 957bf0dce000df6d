package dev.firedrill.activities.kafka;

import dev.firedrill.activities.inventory.SystemSettings;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.kafka.Administration;
import dev.firedrill.activities.reach.kafka.KafkaReach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.PartitionName;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The Kafka clusters of the inventory, and how each is reached. */
@Component
final class KafkaClusters {

  private final Targets targets;
  private final Shells shells;
  private final KafkaReach reach;
  private final ClusterLook look;
  private final SystemSettings<KafkaSettings> clusters;

  KafkaClusters(Targets targets, Shells shells, KafkaReach reach, KafkaReader reader) {
    this.targets = targets;
    this.shells = shells;
    this.reach = reach;
    this.look = new ClusterLook(reach);
    this.clusters = new SystemSettings<>(targets, reader, "Kafka cluster");
  }

  KafkaSettings settings(TargetName cluster) {
    return clusters.of(cluster);
  }

  /** A conversation with the cluster; nothing is sent yet. */
  Administration open(TargetName cluster) throws Unreachable {
    return reach.open(settings(cluster).listeners());
  }

  BrokerHost host(TargetName cluster, String broker) {
    BrokerSettings settings = settings(cluster).broker(broker);
    return new BrokerHost(shells.with(targets.require(cluster).ssh()), settings);
  }

  BrokerDisks disks(TargetName cluster, String broker) {
    BrokerSettings settings = settings(cluster).broker(broker);
    return new BrokerDisks(shells.with(targets.require(cluster).ssh()), settings);
  }

  BrokerRoom room(TargetName cluster, String broker) {
    BrokerSettings settings = settings(cluster).broker(broker);
    return new BrokerRoom(shells.with(targets.require(cluster).ssh()), settings);
  }

  BrokerLog log(TargetName cluster, String broker, PartitionName partition) {
    BrokerSettings settings = settings(cluster).broker(broker);
    return new BrokerLog(shells.with(targets.require(cluster).ssh()), settings, partition);
  }

  /** What the cluster says of itself. */
  ClusterView look(TargetName cluster) {
    try {
      return look.at(settings(cluster));
    } catch (Unreachable e) {
      throw unanswered(e);
    }
  }

  /** A question that was not answered fails, for good where nobody may ask it. */
  static RuntimeException unanswered(Unreachable failure) {
    String why = String.valueOf(failure.getMessage());
    return failure.isOnOurSide()
        ? new NotPossible(why, failure)
        : new UncheckedIOException(why, failure);
  }

  /** What a broker's host shows; one that cannot be reached is an answer. */
  HostView lookAtHost(TargetName cluster, String broker) {
    return onHost(host(cluster, broker)::look, why -> HostView.lost(broker, why));
  }

  /** A look at a host over SSH. */
  interface HostLook<T> {
    T look() throws Unreachable;
  }

  /** What is seen on a host; of one that cannot be reached, what is said instead. */
  static <T> T onHost(HostLook<T> look, Function<String, T> lost) {
    try {
      return look.look();
    } catch (Unreachable e) {
      String why = String.valueOf(e.getMessage());
      if (e.isOnOurSide()) {
        throw new NotPossible(why, e); // no reason to take it for dead
      }
      return lost.apply(why);
    }
  }
}
