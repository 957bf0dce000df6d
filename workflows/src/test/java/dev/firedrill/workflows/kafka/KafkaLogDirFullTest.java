package dev.firedrill.workflows.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.kafka.KafkaLogDirFullWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The room that is made where the world is another one, or moves while people think. */
class KafkaLogDirFullTest {

  @Test
  void whenAnotherBrokerDiesMeanwhileNothingIsRemoved() {
    refused(Twist.ANOTHER_DIES_WHILE_PEOPLE_THINK, "kafka-3 is down as well");
  }

  @Test
  void aProcessThatSomebodyStartedMeanwhileIsNotEnded() {
    refused(
        Twist.SOMEBODY_RESTARTS_IT_WHILE_PEOPLE_THINK,
        "changed since the question was asked: ended: [4712]");
  }

  @Test
  void anotherFileThanTheOneThatWasApprovedIsNotRemoved() {
    refused(
        Twist.WHAT_MAY_BE_REMOVED_GROWS_WHILE_PEOPLE_THINK,
        "changed since the question was asked: removed: [/var/lib/ballast (17 MiB)]");
  }

  @Test
  void whereNothingMayBeRemovedPeopleMakeRoom() {
    refused(Twist.NOTHING_MAY_BE_REMOVED, "gives 0 MiB: make room by hand");
  }

  @Test
  void aDirectoryThatTheTargetsFileNamesOtherwiseIsNotTakenForOneWithRoom() {
    refused(
        Twist.ITS_DIRECTORY_HAS_ANOTHER_PATH,
        "kafka-2 gave up /var/lib/kafka, and the target's file names [/srv/kafka]");
  }

  @Test
  void nobodyIsNoBroker() {
    assertThatThrownBy(() -> new LogDirFullRequest(KafkaLogDirFullWorld.CLUSTER, " "))
        .hasMessage("name the broker whose log directory is full");
  }

  private static void refused(Twist twist, String reason) {
    KafkaLogDirFullWorld world = new KafkaLogDirFullWorld(Set.of(twist));
    try (Bench bench = new Bench(KafkaLogDirFull.class, world.verbs(), Fault.NONE, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().entries().getLast().detail()).contains(reason);
      assertThat(world.effects()).isEmpty();
    }
  }
}
