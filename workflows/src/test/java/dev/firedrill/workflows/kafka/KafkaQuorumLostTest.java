package dev.firedrill.workflows.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.kafka.KafkaQuorumLostWorld.Twist;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The return of a quorum where the world is another one, or moves while people think. */
class KafkaQuorumLostTest {

  @Test
  void aQuorumThatAnswersAgainMeanwhileIsLeftAlone() {
    refused(Twist.IT_ANSWERS_WHILE_PEOPLE_THINK, "the quorum answers, led by");
  }

  @Test
  void whatSomebodyStartedMeanwhileStopsTheRun() {
    refused(Twist.SOMEBODY_STARTS_ONE_WHILE_PEOPLE_THINK, "somebody has started it");
  }

  @Test
  void aVoterThatDiesMeanwhileStopsTheRun() {
    refused(
        Twist.THE_LAST_ONE_DIES_WHILE_PEOPLE_THINK,
        "Kafka does not run on the host of kafka-1 any more");
  }

  @Test
  void aMinorityWithIntactDisksIsNoQuorum() {
    refused(Twist.ITS_DISKS_ARE_LOST_ON_BOTH, "only 1 of 3 voters run or could be started");
  }

  @Test
  void aVoterWithoutItsDisksIsLeftOutAndNeverStarted() {
    KafkaQuorumLostWorld world = world(Twist.ITS_DISKS_ARE_LOST_ON_KAFKA_3);
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects())
          .containsExactly(KafkaQuorumLostWorld.START_2, KafkaQuorumLostWorld.ELECT);
    }
  }

  @Test
  void aBrokerWithoutAVoteIsStartedAfterTheVoters() {
    KafkaQuorumLostWorld world = world(Twist.A_BROKER_WITHOUT_A_VOTE_IS_DEAD_TOO);
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects())
          .containsExactly(
              KafkaQuorumLostWorld.START_2,
              KafkaQuorumLostWorld.START_3,
              "start kafka-5",
              KafkaQuorumLostWorld.ELECT);
    }
  }

  @Test
  void aVoterThatAnOldOrderTookAwayIsToldAndNothingElseIsSent() {
    KafkaQuorumLostWorld world = world(Twist.A_REMOVAL_IS_CARRIED_OUT_LATE);
    try (Bench bench = bench(world)) {
      bench.whenParked(Choice.ABORT);
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.UNVERIFIED);
      assertThat(bench.journal().awaitTold(Entry.Kind.STEP_PARKED).detail())
          .contains("kafka-3 should vote and does not");
      assertThat(world.effects()).doesNotContain(KafkaQuorumLostWorld.ELECT);
    }
  }

  private static void refused(Twist twist, String reason) {
    KafkaQuorumLostWorld world = world(twist);
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().entries().getLast().detail()).contains(reason);
      assertThat(world.effects()).isEmpty();
    }
  }

  private static KafkaQuorumLostWorld world(Twist twist) {
    return new KafkaQuorumLostWorld(Set.of(twist));
  }

  private static Bench bench(KafkaQuorumLostWorld world) {
    return new Bench(KafkaQuorumLost.class, world.verbs(), Fault.NONE, Answers.YES);
  }
}
