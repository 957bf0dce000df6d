package dev.firedrill.lab.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.kafka.KafkaFault;
import dev.firedrill.lab.patroni.PatroniFault;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VaultFaultTest {

  @Test
  void aFaultIsNamedAsOnTheCommandLine() {
    assertThat(VaultFault.named("seal-node")).isEqualTo(VaultFault.SEAL_NODE);
    assertThatThrownBy(() -> VaultFault.named("seal-it"))
        .hasMessage(
            "No fault \"seal-it\"; there are: seal-node, seal-leader, kill-node, seal-all,"
                + " other-attempt");
  }

  @Test
  void aFaultSaysWhichLabItIsOf() {
    Stream<String> others =
        Stream.concat(
            Arrays.stream(PatroniFault.values()).map(PatroniFault::words),
            Arrays.stream(KafkaFault.values()).map(KafkaFault::words));
    assertThat(others).noneMatch(words -> VaultFault.find(words).isPresent());
  }
}
