package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;

/** The verbs of a Kafka cluster in KRaft mode. */
@ActivityInterface(namePrefix = "Kafka")
public interface KafkaActivities {

  /**
   * What the quorum of controllers and the brokers say; a quorum that does not answer is an answer,
   * and then nothing is said of brokers and partitions, since that would be stale.
   */
  @Looks(seconds = 45)
  ClusterView observe(TargetName cluster);

  /**
   * As {@link #observe}, asked again until the broker no longer counts as up, for as long as a dead
   * broker's session can last; what is seen then is an answer, too.
   */
  @Looks(seconds = 90)
  ClusterView observeWithout(TargetName cluster, String broker);

  /**
   * What a broker's host shows over SSH; a host that cannot be reached is an answer, not a failure.
   */
  @Looks(seconds = 45)
  HostView lookAtHost(TargetName cluster, String broker);

  /** Starts Kafka on the broker's host; done when a process of it runs. */
  @Changes(seconds = 90)
  void start(TargetName cluster, String broker);

  /**
   * Makes the broker lead the partitions that prefer it and do not have it as leader (Kafka
   * AdminClient, electLeaders PREFERRED with these partitions named).
   */
  @Changes(seconds = 120)
  void electPreferred(TargetName cluster, String broker);
}
