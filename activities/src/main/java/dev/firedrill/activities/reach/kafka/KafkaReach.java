package dev.firedrill.activities.reach.kafka;

import dev.firedrill.activities.reach.Unreachable;
import java.util.List;

/** Opens short conversations with Kafka clusters. */
@FunctionalInterface
public interface KafkaReach {

  /** A conversation with the cluster that is found by these listeners; nothing is sent yet. */
  Administration open(List<Listener> listeners) throws Unreachable;

  /** Over the wire, without encryption or passwords. */
  static KafkaReach plain() {
    return AdminWire::open;
  }
}
