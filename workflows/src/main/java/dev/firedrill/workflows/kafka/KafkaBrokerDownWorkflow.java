package dev.firedrill.workflows.kafka;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Brings one broker of a Kafka cluster back that is down. */
@WorkflowInterface
public interface KafkaBrokerDownWorkflow {

  /** The procedure in {@code runbooks/05-messaging/kafka-broker-down.md}. */
  @WorkflowMethod(name = "kafka-broker-down")
  BrokerDownReport bringBack(BrokerDownRequest request);
}
