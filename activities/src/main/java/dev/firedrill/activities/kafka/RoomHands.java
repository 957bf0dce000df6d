package dev.firedrill.activities.kafka;

import dev.firedrill.activities.reach.Doing;
import dev.firedrill.workflows.kafka.RoomActivities;
import dev.firedrill.workflows.kafka.SpaceView;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does what the Kafka runbooks say of the room on a broker's disks. */
@Component
final class RoomHands implements RoomActivities {

  private final KafkaClusters clusters;

  RoomHands(KafkaClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public SpaceView look(TargetName cluster, String broker) {
    BrokerRoom room = clusters.room(cluster, broker);
    return KafkaClusters.onHost(room::look, why -> room.lost());
  }

  @Override
  public void remove(TargetName cluster, String broker, List<String> files) {
    BrokerRoom room = clusters.room(cluster, broker);
    Doing.it(() -> room.remove(files));
  }

  @Override
  public void restart(TargetName cluster, String broker, List<Long> processes) {
    BrokerHost host = clusters.host(cluster, broker);
    Doing.it(() -> host.restart(processes));
  }
}
