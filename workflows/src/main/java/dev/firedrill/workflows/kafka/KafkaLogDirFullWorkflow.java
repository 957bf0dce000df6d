package dev.firedrill.workflows.kafka;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Makes room for a Kafka broker whose log directory is full, and restarts it. */
@WorkflowInterface
public interface KafkaLogDirFullWorkflow {

  /** The procedure in {@code runbooks/05-messaging/kafka-log-dir-full.md}. */
  @WorkflowMethod(name = "kafka-log-dir-full")
  LogDirFullReport makeRoom(LogDirFullRequest request);
}
