package dev.firedrill.workflows.kafka;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Has a stale copy lead a partition of a Kafka cluster whose copies in sync are all lost. */
@WorkflowInterface
public interface KafkaUncleanElectionWorkflow {

  /** The procedure in {@code runbooks/05-messaging/kafka-unclean-election.md}. */
  @WorkflowMethod(name = "kafka-unclean-election")
  UncleanElectionReport elect(UncleanElectionRequest request);
}
