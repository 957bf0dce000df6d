package dev.firedrill.drill;

import dev.firedrill.lab.kafka.KafkaFault;
import dev.firedrill.workflows.kafka.BrokerDownRequest;
import dev.firedrill.workflows.kafka.DiskLostRequest;
import dev.firedrill.workflows.kafka.LogDirFullRequest;
import dev.firedrill.workflows.kafka.QuorumLostRequest;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.Map;

/** How a Kafka cluster is broken for the drill of each of its runbooks. */
enum KafkaBreak {
  BROKER_DOWN("kafka-broker-down", KafkaFault.KILL_BROKER, true),
  DISK_LOST("kafka-disk-lost", KafkaFault.LOSE_DISKS, true),
  LOG_DIR_FULL("kafka-log-dir-full", KafkaFault.FILL_LOG_DIR, false),
  QUORUM_LOST("kafka-quorum-lost", KafkaFault.LOSE_QUORUM, false);

  /** The lab's cluster, by its name in the lab's target file. */
  private static final TargetName TARGET = new TargetName("orders-bus");

  private final String runbook;
  private final KafkaFault fault;
  private final boolean noticed;

  KafkaBreak(String runbook, KafkaFault fault, boolean noticed) {
    this.runbook = runbook;
    this.fault = fault;
    this.noticed = noticed;
  }

  /** What the drill is about. */
  Subject subject() {
    return Subject.of(runbook, fault.effect());
  }

  KafkaFault fault() {
    return fault;
  }

  /** Whether the broker that is hit dies, and the cluster notices after its session. */
  boolean isNoticed() {
    return noticed;
  }

  /** What is launched when this broker was hit. */
  Request request(String broker) {
    return switch (this) {
      case BROKER_DOWN -> new BrokerDownRequest(TARGET, broker);
      case DISK_LOST -> new DiskLostRequest(TARGET, broker);
      case LOG_DIR_FULL -> new LogDirFullRequest(TARGET, broker);
      case QUORUM_LOST -> new QuorumLostRequest(TARGET);
    };
  }

  /** What a launch form would hold then. */
  Map<String, String> values(String broker) {
    String target = TARGET.value();
    return this == QUORUM_LOST
        ? Map.of("target", target)
        : Map.of("target", target, "broker", broker);
  }
}
