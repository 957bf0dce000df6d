package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.kafka.KafkaPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a drill on Kafka proves. */
class KafkaResultTest {

  @Test
  void aClusterThatIsWholeWhenTheRunHasEndedIsRecovered() {
    assertThat(result("RECOVERED", 0, 0).isProof()).isTrue();
  }

  @Test
  void oneThatOnlyBecomesWholeLaterWasCalledRecoveredTooEarly() {
    assertThat(result("RECOVERED", 2, 0).isProof()).isFalse();
    assertThat(result("RECOVERED", 0, 1).isProof()).isFalse();
    assertThat(result("RECOVERED", KafkaResult.UNKNOWN, 0).isProof()).isFalse();
    assertThat(result("RECOVERED", 0, KafkaResult.UNKNOWN).isProof()).isFalse();
    assertThat(result("UNVERIFIED", 0, 0).isProof()).isFalse();
  }

  @Test
  void aBrokerThatIsDeadThenReadsAsInSyncAndIsNotBack() {
    assertThat(result(List.of("kafka-1", "kafka-3"), "RECOVERED", 0, 0).isProof()).isFalse();
  }

  private static KafkaResult result(String ending, int outOfSync, int misled) {
    return result(KafkaPlan.BROKERS, ending, outOfSync, misled);
  }

  private static KafkaResult result(
      List<String> running, String ending, int outOfSync, int misled) {
    return new KafkaResult(
        Subject.of("kafka-broker-down", "killed"),
        "r-1",
        ending,
        "",
        100,
        0,
        Duration.ofSeconds(9),
        Duration.ofSeconds(30),
        running,
        outOfSync,
        misled,
        List.of());
  }
}
