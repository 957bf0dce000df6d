package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The restart of one broker that is down, as it is launched. */
public record BrokerDownRequest(
    @Input(label = "Cluster", help = "A Kafka cluster of the inventory.") TargetName target,
    @Input(label = "Broker", help = "The one that is down.", member = true, needed = true)
        String broker)
    implements Request {

  public BrokerDownRequest {
    if (broker.isBlank()) {
      throw new IllegalArgumentException("name the broker that is down");
    }
  }
}
