package dev.firedrill.workflows.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.kafka.KafkaBrokerDownWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The restart where the world is another one, or moves while people think. */
class KafkaBrokerDownTest {

  @Test
  void whenAnotherBrokerDiesMeanwhileNothingIsStarted() {
    refused(Twist.ANOTHER_DIES_WHILE_PEOPLE_THINK, "kafka-3 is down as well");
  }

  @Test
  void whatSomebodyStartedMeanwhileIsNotStartedAgain() {
    refused(Twist.SOMEBODY_STARTS_IT_WHILE_PEOPLE_THINK, "somebody has started it");
  }

  @Test
  void anotherDirectoryThanTheOneThatWasApprovedIsNotStarted() {
    refused(
        Twist.ITS_DIRECTORY_IS_FORMATTED_WHILE_PEOPLE_THINK,
        "the log directories of kafka-2 are others since");
  }

  @Test
  void withoutAQuorumNothingIsConcluded() {
    refused(Twist.THE_QUORUM_IS_LOST_WHILE_PEOPLE_THINK, "the quorum of controllers does not");
  }

  @Test
  void aDeathThatTheClusterHasNotNoticedIsWaitedFor() {
    refused(Twist.NOT_NOTICED_BY_THE_CLUSTER, "still counts as up");
  }

  @Test
  void aBrokerThatIsUpIsLeftAlone() {
    refused(Twist.IT_IS_UP, "kafka-2 is up: there is nothing to start");
  }

  /** The other way round a session was over only after the cluster was asked. */
  @Test
  void thatItIsBackIsSeenOnItsHostFirstAndThenInTheCluster() {
    KafkaBrokerDownWorld world = new KafkaBrokerDownWorld();
    try (Bench bench = new Bench(KafkaBrokerDown.class, world.verbs(), Fault.NONE, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
    }
    assertThat(world.looksAfterStart()).containsExactly("host", "cluster", "host", "cluster");
  }

  @Test
  void nobodyIsNoBroker() {
    assertThatThrownBy(() -> new BrokerDownRequest(KafkaBrokerDownWorld.CLUSTER, " "))
        .hasMessage("name the broker that is down");
  }

  private static void refused(Twist twist, String reason) {
    KafkaBrokerDownWorld world = new KafkaBrokerDownWorld(Set.of(twist));
    try (Bench bench = new Bench(KafkaBrokerDown.class, world.verbs(), Fault.NONE, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().entries().getLast().detail()).contains(reason);
      assertThat(world.effects()).isEmpty();
    }
  }
}
