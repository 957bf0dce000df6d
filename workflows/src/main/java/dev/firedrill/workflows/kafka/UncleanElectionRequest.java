package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The election of a stale copy of one partition, as it is launched. */
public record UncleanElectionRequest(
    @Input(label = "Cluster", help = "A Kafka cluster of the inventory.") TargetName target,
    @Input(label = "Topic", help = "The one whose partition has no leader.", needed = true)
        String topic,
    @Input(label = "Partition", help = "Its number. One run is for one partition.", needed = true)
        int partition)
    implements Request {

  public UncleanElectionRequest {
    topic = new PartitionName(topic, partition).topic();
  }

  PartitionName name() {
    return new PartitionName(topic, partition);
  }
}
