package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;

/** The verbs of a Kafka cluster of which a runbook needs few: the others are never called. */
abstract class FewVerbs implements KafkaActivities, QuorumActivities {

  @Override
  public ClusterView observeWithout(TargetName cluster, String broker) {
    throw neverCalled();
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String broker) {
    throw neverCalled();
  }

  @Override
  public void start(TargetName cluster, String broker) {
    throw neverCalled();
  }

  @Override
  public void electPreferred(TargetName cluster, String broker) {
    throw neverCalled();
  }

  @Override
  public VotersView lookAtVoters(TargetName cluster) {
    throw neverCalled();
  }

  @Override
  public void startAll(TargetName cluster, List<String> brokers) {
    throw neverCalled();
  }

  @Override
  public void removeVoter(TargetName cluster, String broker, String directoryId) {
    throw neverCalled();
  }

  @Override
  public void addVoter(
      TargetName cluster, String broker, String directoryId, List<String> endpoints) {
    throw neverCalled();
  }

  @Override
  public void electAll(TargetName cluster, List<String> brokers) {
    throw neverCalled();
  }

  static AssertionError neverCalled() {
    return new AssertionError("this runbook has no business with this verb");
  }
}
