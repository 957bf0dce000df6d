package dev.firedrill.activities.kafka;

import dev.firedrill.activities.reach.Doing;
import dev.firedrill.workflows.kafka.DiskActivities;
import dev.firedrill.workflows.kafka.DisksView;
import dev.firedrill.workflows.procedure.TargetName;
import org.springframework.stereotype.Component;

/** Does what the Kafka runbooks say of a broker's disks. */
@Component
final class DiskHands implements DiskActivities {

  private final KafkaClusters clusters;

  DiskHands(KafkaClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public DisksView lookAtDisks(TargetName cluster, String broker) {
    BrokerDisks disks = clusters.disks(cluster, broker);
    return KafkaClusters.onHost(disks::look, disks::lost);
  }

  @Override
  public void format(TargetName cluster, String broker, String clusterId) {
    BrokerDisks disks = clusters.disks(cluster, broker);
    Doing.it(() -> disks.format(clusterId));
  }
}
