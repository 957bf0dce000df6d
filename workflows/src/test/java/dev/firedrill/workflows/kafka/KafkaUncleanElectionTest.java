package dev.firedrill.workflows.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.kafka.KafkaUncleanElectionWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.GateCard;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The election where the world is another one, or moves while people think. */
class KafkaUncleanElectionTest {

  @Test
  void whoseDisksAreIntactIsStartedAndNotGivenUp() {
    refused(
        Set.of(Twist.ITS_DISKS_ARE_INTACT), "the disks of kafka-2, which was in sync, are intact");
  }

  @Test
  void whoComesBackMeanwhileLeads() {
    refused(
        Set.of(Twist.IT_COMES_BACK_WHILE_PEOPLE_THINK),
        "kafka-2 leads payments-0: nobody has to be elected");
  }

  @Test
  void anotherLossThanTheOneThatWasApprovedIsNotTaken() {
    refused(
        Set.of(Twist.ITS_LOG_IS_ANOTHER_WHILE_PEOPLE_THINK),
        "changed since the question was asked: kafka-2, in sync last: up to offset 616");
    refused(
        Set.of(Twist.ITS_HOST_CANNOT_BE_REACHED, Twist.ITS_HOST_ANSWERS_WHILE_PEOPLE_THINK),
        "changed since the question was asked: kafka-2, in sync last: up to offset 615");
  }

  @Test
  void whoWouldLeadIsLookedAtOnceMoreWhenTheLogIsKept() {
    KafkaUncleanElectionWorld world =
        new KafkaUncleanElectionWorld(Set.of(Twist.WHO_WOULD_LEAD_IS_BROKEN_ONCE_A_LOG_IS_KEPT));
    try (Bench bench =
        new Bench(KafkaUncleanElection.class, world.verbs(), Fault.NONE, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.ABORTED);
      assertThat(bench.journal().entries().getLast().detail())
          .contains("nobody who is up has a stale copy of payments-0");
      assertThat(world.effects()).containsExactly("keep payments-0 of kafka-2");
    }
  }

  @Test
  void twoPeopleGiveUpWhatIsCounted() {
    List<GateCard> gates = gates(Set.of());
    assertThat(gates).hasSize(1);
    assertThat(gates.getFirst().deciders().people()).isEqualTo(2);
    assertThat(gates.getFirst().loss())
        .isEqualTo(
            "313 records at most, offsets 302 to 614 of payments-0; the log is still there on"
                + " kafka-2: whoever can have that broker start saves it");
  }

  @Test
  void whoseHostIsSilentIsLostOnlyWhenSomebodySaysSoAndItsLossIsNotKnown() {
    List<GateCard> gates = gates(Set.of(Twist.ITS_HOST_CANNOT_BE_REACHED));
    assertThat(gates).hasSize(2);
    assertThat(gates.getFirst().proof().phrase())
        .isEqualTo("the disks of kafka-2 are lost for good");
    assertThat(gates.getLast().loss()).startsWith("not known");
  }

  @Test
  void whereNothingIsFoundThatIsAttestedAndNothingIsKept() {
    List<GateCard> gates = gates(Set.of(Twist.NOTHING_IS_LEFT_OF_IT));
    assertThat(gates).hasSize(2);
    assertThat(gates.getFirst().question())
        .isEqualTo(
            "Are the disks of kafka-2 lost for good, and not only unmounted on kafka-2, which"
                + " answers?");
    assertThat(gates.getFirst().proof().phrase())
        .isEqualTo("the disks of kafka-2 are lost for good");
  }

  /** The gates of a run that recovers. */
  private static List<GateCard> gates(Set<Twist> twists) {
    KafkaUncleanElectionWorld world = new KafkaUncleanElectionWorld(twists);
    try (Bench bench =
        new Bench(KafkaUncleanElection.class, world.verbs(), Fault.NONE, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      boolean keeps = world.effects().contains("keep payments-0 of kafka-2");
      assertThat(keeps).isEqualTo(twists.isEmpty());
      return bench.journal().entries().stream()
          .filter(entry -> entry.kind() == Entry.Kind.GATE_OPENED)
          .map(Entry::gate)
          .filter(Objects::nonNull)
          .toList();
    }
  }

  private static void refused(Set<Twist> twists, String reason) {
    KafkaUncleanElectionWorld world = new KafkaUncleanElectionWorld(twists);
    try (Bench bench =
        new Bench(KafkaUncleanElection.class, world.verbs(), Fault.NONE, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().entries().getLast().detail()).contains(reason);
      assertThat(world.effects()).isEmpty();
    }
  }
}
