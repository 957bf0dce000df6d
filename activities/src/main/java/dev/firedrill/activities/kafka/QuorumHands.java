package dev.firedrill.activities.kafka;

import static java.util.stream.Collectors.partitioningBy;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.AllAtOnce;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.kafka.Administration;
import dev.firedrill.workflows.kafka.QuorumActivities;
import dev.firedrill.workflows.kafka.VotersView;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Does what the Kafka runbooks say of the quorum of controllers. */
@Component
final class QuorumHands implements QuorumActivities {

  private final KafkaClusters clusters;

  QuorumHands(KafkaClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public VotersView lookAtVoters(TargetName cluster) {
    KafkaSettings settings = clusters.settings(cluster);
    Map<Boolean, List<VotersView.Intended>> byVote =
        AllAtOnce.ask(
                settings.brokers(),
                each ->
                    new VotersView.Intended(each.id(), clusters.lookAtHost(cluster, each.name())))
            .stream()
            .collect(partitioningBy(each -> settings.voters().contains(each.host().broker())));
    return new VotersView(
        byVote.getOrDefault(true, List.of()), byVote.getOrDefault(false, List.of()));
  }

  @Override
  public void startAll(TargetName cluster, List<String> brokers) {
    for (String broker : brokers) {
      Doing.it(() -> clusters.host(cluster, broker).startUnlessItRuns());
    }
  }

  @Override
  public void removeVoter(TargetName cluster, String broker, String directoryId) {
    int node = clusters.settings(cluster).broker(broker).id();
    Doing.it(() -> {
      try (Administration kafka = clusters.open(cluster)) {
        Elections.requireQuorum(kafka);
        if (kafka.controllers().votes(node, directoryId)) {
          Effect.requireStillMine();
          kafka.removeVoter(node, directoryId);
        }
      }
    });
  }

  @Override
  public void addVoter(
      TargetName cluster, String broker, String directoryId, List<String> endpoints) {
    int node = clusters.settings(cluster).broker(broker).id();
    Doing.it(() -> {
      try (Administration kafka = clusters.open(cluster)) {
        Elections.requireQuorum(kafka);
        if (!kafka.controllers().votes(node, directoryId)) {
          Effect.requireStillMine();
          kafka.addVoter(node, directoryId, endpoints);
        }
      }
    });
  }

  @Override
  public void electAll(TargetName cluster, List<String> brokers) {
    KafkaSettings settings = clusters.settings(cluster);
    List<Integer> nodes = brokers.stream().map(name -> settings.broker(name).id()).toList();
    Doing.it(() -> {
      try (Administration kafka = clusters.open(cluster)) {
        Elections.preferred(kafka, nodes);
      }
    });
  }
}
