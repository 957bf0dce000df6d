package dev.firedrill.lab.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.kafka.KafkaFault;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.vault.VaultFault;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MinioFaultTest {

  @Test
  void aFaultIsNamedAsOnTheCommandLine() {
    assertThat(MinioFault.named("lose-writes")).isEqualTo(MinioFault.LOSE_WRITES);
    assertThatThrownBy(() -> MinioFault.named("lose-it"))
        .hasMessage(
            "No fault \"lose-it\"; there are: lose-writes, drives-read-only, unmount-drives,"
                + " kill-nodes, fill-drives, wipe-drives, corrupt-parts");
  }

  @Test
  void aFaultSaysWhichLabItIsOf() {
    Stream<String> others =
        Stream.of(
                Arrays.stream(PatroniFault.values()).map(PatroniFault::words),
                Arrays.stream(KafkaFault.values()).map(KafkaFault::words),
                Arrays.stream(VaultFault.values()).map(VaultFault::words))
            .flatMap(words -> words);
    assertThat(others).noneMatch(words -> MinioFault.find(words).isPresent());
  }
}
