package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The verbs that make room for a Kafka broker. */
@ActivityInterface(namePrefix = "KafkaRoom")
public interface RoomActivities {

  /** The room on what the broker's log directories lie on, and what may be removed there. */
  @Looks(seconds = 60)
  SpaceView look(TargetName cluster, String broker);

  /**
   * Removes these files, each of which has to stand in the target's file as expendable; one that is
   * gone is done.
   */
  @Changes(seconds = 60)
  void remove(TargetName cluster, String broker, List<String> files);

  /** Ends these processes of Kafka, if one of them still runs, and starts Kafka. */
  @Changes(seconds = 240)
  void restart(TargetName cluster, String broker, List<Long> processes);
}
