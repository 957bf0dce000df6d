package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The verbs of a Kafka cluster's quorum of controllers. */
@ActivityInterface(namePrefix = "KafkaQuorum")
public interface QuorumActivities {

  /**
   * What the hosts of all nodes show that should vote, by the target's file, and those of the other
   * brokers; one that cannot be reached is an answer, not a failure.
   */
  @Looks(seconds = 180)
  VotersView lookAtVoters(TargetName cluster);

  /** Starts Kafka on the hosts of these brokers, one after the other; done when each runs. */
  @Changes(seconds = 300)
  void startAll(TargetName cluster, List<String> brokers);

  /**
   * Takes a node's vote away that it has by this directory (Kafka AdminClient, removeRaftVoter).
   * Not sent while nobody leads the quorum.
   */
  @Changes(seconds = 60)
  void removeVoter(TargetName cluster, String broker, String directoryId);

  /**
   * Gives a node a vote by this directory (Kafka AdminClient, addRaftVoter); it has to follow the
   * quorum, and no other directory of it may vote. Not sent while nobody leads the quorum.
   *
   * @param endpoints where other controllers reach it, each as {@code CONTROLLER://host:port}
   */
  @Changes(seconds = 60)
  void addVoter(TargetName cluster, String broker, String directoryId, List<String> endpoints);

  /**
   * Makes each of these brokers lead the partitions that prefer it and do not have it as leader
   * (Kafka AdminClient, electLeaders PREFERRED with these partitions named). Not sent while nobody
   * leads the quorum.
   */
  @Changes(seconds = 120)
  void electAll(TargetName cluster, List<String> brokers);
}
