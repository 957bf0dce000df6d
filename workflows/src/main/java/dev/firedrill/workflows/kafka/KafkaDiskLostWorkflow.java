package dev.firedrill.workflows.kafka;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Brings a broker of a Kafka cluster back whose disks are lost. */
@WorkflowInterface
public interface KafkaDiskLostWorkflow {

  /** The procedure in {@code runbooks/05-messaging/kafka-disk-lost.md}. */
  @WorkflowMethod(name = "kafka-disk-lost")
  DiskLostReport bringBack(DiskLostRequest request);
}
