package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The return of one broker whose disks are lost, as it is launched. */
public record DiskLostRequest(
    @Input(label = "Cluster", help = "A Kafka cluster of the inventory.") TargetName target,
    @Input(label = "Broker", help = "The one whose disks are lost.", member = true, needed = true)
        String broker)
    implements Request {

  public DiskLostRequest {
    if (broker.isBlank()) {
      throw new IllegalArgumentException("name the broker whose disks are lost");
    }
  }
}
