package dev.firedrill.workflows.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.kafka.KafkaDiskLostWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The format where the world is another one, or moves while people think. */
class KafkaDiskLostTest {

  @Test
  void whatIsLeftOnADiskIsNotFormattedOver() {
    refused(Twist.SOMETHING_IS_LEFT_ON_IT, "is not empty");
    refused(Twist.A_FILE_APPEARS_WHILE_PEOPLE_THINK, "is not empty");
  }

  @Test
  void anotherDiskThanTheOneThatWasApprovedIsNotFormatted() {
    refused(
        Twist.ANOTHER_DISK_IS_MOUNTED_WHILE_PEOPLE_THINK, "the disks of kafka-2 are others since");
  }

  @Test
  void whenAnotherBrokerDiesMeanwhileNothingIsFormatted() {
    refused(Twist.ANOTHER_DIES_WHILE_PEOPLE_THINK, "kafka-3 is down as well");
  }

  @Test
  void whatNobodyElseHasIsSaidAndNotFormattedOver() {
    refused(
        Twist.IT_HAD_THE_LAST_COPY,
        "logs-0 (and 3 more) has no copy in sync but on kafka-2: it would be lost");
  }

  @Test
  void whenOthersVoteMeanwhileNothingIsFormatted() {
    refused(
        Twist.THE_OTHER_VOTERS_CHANGE_WHILE_PEOPLE_THINK,
        "changed since the question was asked: voters: [kafka-2, kafka-3]");
  }

  @Test
  void nobodyIsNoBroker() {
    assertThatThrownBy(() -> new DiskLostRequest(KafkaDiskLostWorld.CLUSTER, " "))
        .hasMessage("name the broker whose disks are lost");
  }

  private static void refused(Twist twist, String reason) {
    KafkaDiskLostWorld world = new KafkaDiskLostWorld(Set.of(twist));
    try (Bench bench = new Bench(KafkaDiskLost.class, world.verbs(), Fault.NONE, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().entries().getLast().detail()).contains(reason);
      assertThat(world.effects()).isEmpty();
    }
  }
}
