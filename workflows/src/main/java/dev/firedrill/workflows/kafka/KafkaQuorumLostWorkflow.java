package dev.firedrill.workflows.kafka;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Brings the quorum of controllers of a Kafka cluster back that is lost. */
@WorkflowInterface
public interface KafkaQuorumLostWorkflow {

  /** The procedure in {@code runbooks/05-messaging/kafka-quorum-lost.md}. */
  @WorkflowMethod(name = "kafka-quorum-lost")
  QuorumLostReport bringBack(QuorumLostRequest request);
}
