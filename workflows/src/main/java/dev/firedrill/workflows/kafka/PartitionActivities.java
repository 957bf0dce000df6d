package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;

/** The verbs of one partition and its copies. */
@ActivityInterface(namePrefix = "KafkaPartition")
public interface PartitionActivities {

  /**
   * Who leads the partition and whose copies were in sync; that the quorum does not answer, or that
   * there is no such partition, is an answer.
   */
  @Looks(seconds = 45)
  PartitionView look(TargetName cluster, PartitionName partition);

  /**
   * The broker's copy, as its disk shows it over SSH; a host that cannot be reached, and a log that
   * cannot be read, is an answer. No record is read: only the heads of the last batches, and the
   * list of the terms.
   */
  @Looks(seconds = 180)
  CopyView lookAtCopy(TargetName cluster, String broker, PartitionName partition);

  /** Where the last term begins that the broker's copy knows of. */
  @Looks(seconds = 45)
  TermView lookAtTerm(TargetName cluster, String broker, PartitionName partition);

  /**
   * Copies the partition's folder on the host of a broker that is dead to where the target's file
   * says, under this run's name.
   */
  @Changes(seconds = 4 * 3600)
  void keep(TargetName cluster, String broker, PartitionName partition);

  /**
   * Has a copy lead that is not in sync (Kafka AdminClient, electLeaders UNCLEAN of this partition
   * alone). Not sent while nobody leads the quorum, once somebody leads the partition, nor when
   * Kafka would elect another.
   *
   * @param broker who is expected to lead: Kafka takes the first replica that is up with a log
   *     directory that works, and cannot be told whom
   */
  @Changes(seconds = 60)
  void elect(TargetName cluster, PartitionName partition, String broker);
}
