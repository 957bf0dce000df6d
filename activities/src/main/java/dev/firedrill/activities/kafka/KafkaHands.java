package dev.firedrill.activities.kafka;

import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.kafka.Administration;
import dev.firedrill.workflows.kafka.BrokerView;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.KafkaActivities;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Does what the Kafka runbooks say: each change looks first whether it is already so. */
@Component
final class KafkaHands implements KafkaActivities {

  /** Beyond a session: the controller looks for dead brokers by and by. */
  private static final Duration NOTICING = Duration.ofSeconds(10);

  private static final Duration LONGEST_SESSION = Duration.ofSeconds(45);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final KafkaClusters clusters;

  KafkaHands(KafkaClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return clusters.look(cluster);
  }

  @Override
  public ClusterView observeWithout(TargetName cluster, String broker) {
    ClusterView first = clusters.look(cluster);
    if (!countsIn(first, broker)) {
      return first;
    }
    Duration session = Duration.ofMillis(first.sessionMillis()).plus(NOTICING);
    Duration within = session.compareTo(LONGEST_SESSION) > 0 ? LONGEST_SESSION : session;
    List<ClusterView> looks = new ArrayList<>(List.of(first));
    Doing.it(() ->
        Patience.until(
            within,
            BETWEEN_LOOKS,
            () -> {
              looks.add(clusters.look(cluster));
              return countsIn(looks.getLast(), broker) ? Optional.empty() : Optional.of(true);
            }));
    return looks.getLast();
  }

  private static boolean countsIn(ClusterView seen, String broker) {
    return seen.broker(broker).filter(BrokerView::up).isPresent();
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String broker) {
    return clusters.lookAtHost(cluster, broker);
  }

  @Override
  public void start(TargetName cluster, String broker) {
    BrokerHost host = clusters.host(cluster, broker);
    Doing.it(host::startUnlessItRuns);
  }

  @Override
  public void electPreferred(TargetName cluster, String broker) {
    int id = clusters.settings(cluster).broker(broker).id();
    Doing.it(() -> {
      try (Administration kafka = clusters.open(cluster)) {
        Elections.preferred(kafka, List.of(id));
      }
    });
  }
}
