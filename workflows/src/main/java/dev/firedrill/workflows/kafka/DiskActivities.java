package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;

/** The verbs of a Kafka broker's disks. */
@ActivityInterface(namePrefix = "KafkaDisk")
public interface DiskActivities {

  /** What lies in each log directory of the broker, and on which file system that is. */
  @Looks(seconds = 60)
  DisksView lookAtDisks(TargetName cluster, String broker);

  /**
   * Formats the broker's log directories for this cluster, each of which has to be empty
   * (kafka-storage.sh format --no-initial-controllers). Those that are formatted for it already are
   * left as they are.
   */
  @Changes(seconds = 120)
  void format(TargetName cluster, String broker, String clusterId);
}
