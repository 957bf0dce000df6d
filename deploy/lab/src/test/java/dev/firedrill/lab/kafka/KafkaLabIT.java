package dev.firedrill.lab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The lab's faults do what they say, and its own eyes see it. */
@TestInstance(Lifecycle.PER_CLASS)
class KafkaLabIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  private final KafkaLab lab = KafkaLab.startTemporary();
  private final KafkaView view = lab.view();

  @AfterEach
  void mend() {
    lab.mendAll(); // which returns once the lab is healthy
  }

  @AfterAll
  void stop() {
    lab.close();
  }

  @Test
  void aKilledBrokerIsMissedAfterItsSessionAndNothingAcknowledgedIsLost() {
    try (RecordWriter writer = lab.writer()) {
      Await.until("records", SOON, () -> writer.acknowledged() > 20);
      String killed = lab.inject(KafkaFault.KILL_BROKER);
      lab.awaitNoticed(killed);
      Await.until("its copies are missed", SOON, () -> view.outOfSync() > 0);
      long then = writer.acknowledged();
      Await.until("records go on", SOON, () -> writer.acknowledged() > then);
      lab.mendAll();
      assertThat(writer.missing()).isEmpty();
      assertThat(writer.longestGap()).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void withoutAQuorumNobodyLeads() {
    lab.inject(KafkaFault.LOSE_QUORUM);
    assertThat(view.leader()).isEmpty();
  }

  @Test
  void theLastCopyInSyncIsLostAndAStaleOneIsLeft() {
    String lost = lab.inject(KafkaFault.LOSE_IN_SYNC);
    Await.until("nobody leads", SOON, () -> view.payments().isHeadless());
    assertThat(lab.running()).containsExactly("kafka-1", "kafka-3");
    assertThat(lab.payments().acknowledged()).isEqualTo(100);
    assertThatThrownBy(() -> lab.start(lost))
        .isInstanceOf(LabFailure.class)
        .hasMessageContaining("meta.properties");
  }

  @Test
  void aBrokerWithoutItsDisksDoesNotStart() {
    String lost = lab.inject(KafkaFault.LOSE_DISKS);
    assertThatThrownBy(() -> lab.start(lost))
        .isInstanceOf(LabFailure.class)
        .hasMessageContaining("meta.properties");
  }
}
