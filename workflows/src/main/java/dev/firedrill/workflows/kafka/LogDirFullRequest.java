package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** Room for one broker whose log directory is full, as it is launched. */
public record LogDirFullRequest(
    @Input(label = "Cluster", help = "A Kafka cluster of the inventory.") TargetName target,
    @Input(
            label = "Broker",
            help = "The one whose log directory is full.",
            member = true,
            needed = true)
        String broker)
    implements Request {

  public LogDirFullRequest {
    if (broker.isBlank()) {
      throw new IllegalArgumentException("name the broker whose log directory is full");
    }
  }
}
