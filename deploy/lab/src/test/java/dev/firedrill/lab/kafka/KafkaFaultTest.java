package dev.firedrill.lab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.patroni.PatroniFault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KafkaFaultTest {

  @Test
  void aFaultIsNamedAsOnTheCommandLine() {
    assertThat(KafkaFault.named("kill-broker")).isEqualTo(KafkaFault.KILL_BROKER);
    assertThatThrownBy(() -> KafkaFault.named("kill-it"))
        .hasMessage(
            "No fault \"kill-it\"; there are: kill-broker, lose-broker-host, lose-quorum,"
                + " lose-disks, fill-log-dir, lose-in-sync, lose-diverged");
  }

  @Test
  void aFaultSaysWhichLabItIsOf() {
    assertThat(Arrays.stream(PatroniFault.values()).map(PatroniFault::words))
        .noneMatch(words -> KafkaFault.find(words).isPresent());
  }
}
