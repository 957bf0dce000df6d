package dev.firedrill.activities.kafka;

import static dev.firedrill.activities.kafka.RealKafka.BUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.kafka.KafkaFault;
import dev.firedrill.lab.kafka.KafkaPlan;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.CopiesView;
import dev.firedrill.workflows.kafka.Loss;
import dev.firedrill.workflows.kafka.PartitionName;
import dev.firedrill.workflows.kafka.PartitionView;
import dev.firedrill.workflows.kafka.TermView;
import dev.firedrill.workflows.kafka.UncleanElection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verbs of one partition on a real cluster whose last copy in sync is lost. */
class PartitionHandsIT extends OnRealKafka {

  private static final PartitionName PAYMENTS = new PartitionName("payments", 0);

  @Test
  void aStaleCopyLeadsWithEveryVerbSaidTwiceAndWhatWasCountedIsLost() throws IOException {
    String broker = real.lab.inject(KafkaFault.LOSE_IN_SYNC);
    UncleanElection before = electable();
    assertThat(before.candidate().broker()).isEqualTo("kafka-3");
    Loss loss = before.loss();
    assertThat(loss).isEqualTo(new Loss(60, 100, true));

    RealKafka.twice(() -> real.partition.keep(BUS, broker, PAYMENTS));
    try (Stream<Path> kept = Files.list(real.lab.plan().kept(broker))) {
      assertThat(kept.map(each -> each.getFileName().toString()))
          .singleElement()
          .asString()
          .startsWith("payments-0.")
          .doesNotEndWith(".partial");
    }
    RealKafka.twice(() -> real.partition.elect(BUS, PAYMENTS, "kafka-3"));
    Await.until("it leads", SOON, () -> before.objectionsToLeader(payments()).isEmpty());
    Await.until("its term", SOON, () -> before.objectionsToTerm(term()).isEmpty());

    Await.until("it takes writes", SOON, () -> payments().takesWrites());
    assertThat(real.lab.payments().missing())
        .hasSize(40)
        .startsWith(61L)
        .hasSize((int) loss.records());
    List<String> led = List.of("kafka-3 leads payments-0: nobody has to be elected");
    Await.until("that it leads is seen", SOON, () -> unclean().objections().equals(led));
    assertThatThrownBy(() -> real.partition.elect(BUS, PAYMENTS, broker))
        .hasStackTraceContaining("node 3 leads payments-0 by now");
  }

  @Test
  void whoseDisksAreIntactIsNotGivenUp() {
    String broker = real.lab.inject(KafkaFault.LOSE_IN_SYNC);
    assertThat(electable().objections()).isEmpty();
    real.lab.giveMarksBack();
    List<String> objections =
        Await.seen(
            "an objection",
            SOON,
            () -> unclean().objections(),
            seen -> seen.toString().contains("are intact"));
    assertThat(objections)
        .singleElement()
        .asString()
        .startsWith("the disks of kafka-2, which was in sync, are intact: start it there");
    real.kafka.start(BUS, broker);
    Await.until("it leads", SOON, () -> payments().leader() == 2);
    assertThat(real.lab.payments().missing()).as("nothing is lost by that").isEmpty();
  }

  /**
   * By the ends of the logs it would be 20 at most: so many records the stale copy has of its own.
   */
  @Test
  void whatALeaderTookForItselfHidesNothingOfTheLoss() {
    real.lab.inject(KafkaFault.LOSE_DIVERGED);
    UncleanElection before = electable();
    assertThat(before.candidate().broker()).isEqualTo("kafka-3");
    Loss loss = before.loss();
    assertThat(loss.isWhole()).isTrue();
    assertThat(loss.records()).isEqualTo(40);
    assertThat(before.candidate().end()).as("it goes on alone").isGreaterThan(loss.from());

    real.partition.elect(BUS, PAYMENTS, "kafka-3");
    Await.until("it leads", SOON, () -> before.objectionsToLeader(payments()).isEmpty());
    Await.until("its term", SOON, () -> before.objectionsToTerm(term()).isEmpty());
    assertThat(real.lab.payments().missing()).hasSize(40).startsWith(61L);
  }

  /** Who is down, or has given the directory up, is passed over: Kafka would elect the next one. */
  @Test
  void nothingIsSentWhereKafkaWouldElectAnother() {
    real.lab.inject(KafkaFault.LOSE_IN_SYNC);
    electable();
    assertThatThrownBy(() -> real.partition.elect(BUS, PAYMENTS, "kafka-2"))
        .hasStackTraceContaining("Kafka would elect node 3 for payments-0, not node 2");
    assertThat(payments().leader()).isEqualTo(-1);
  }

  /** Who was started last is not counted in at once. */
  private UncleanElection electable() {
    return Await.seen(
        "a copy that can lead", SOON, this::unclean, seen -> seen.objections().isEmpty());
  }

  private UncleanElection unclean() {
    ClusterView seen = real.kafka.observe(BUS);
    PartitionView partition = payments();
    return new UncleanElection(
        seen,
        partition,
        new CopiesView(
            partition.replicas().stream()
                .map(id -> real.partition.lookAtCopy(BUS, KafkaPlan.broker(id), PAYMENTS))
                .toList()));
  }

  private PartitionView payments() {
    return real.partition.look(BUS, PAYMENTS);
  }

  private TermView term() {
    return real.partition.lookAtTerm(BUS, "kafka-3", PAYMENTS);
  }
}
