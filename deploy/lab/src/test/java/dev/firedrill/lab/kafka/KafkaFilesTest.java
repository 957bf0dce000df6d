package dev.firedrill.lab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.LabFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KafkaFilesTest {

  private final KafkaPlan plan = new KafkaPlan(Path.of("/srv/lab.d"), 22000);
  private final KafkaFiles files = new KafkaFiles(plan);

  @Test
  void theTargetFileNamesEveryBrokerOnItsOwnAddress() {
    assertThat(files.targetFile())
        .contains("listener: 127.0.0.23:22000")
        .contains("ssh: firedrill-lab@127.0.0.22:22002")
        .contains("config: /srv/lab.d/kafka-1/server.properties")
        .contains("start: [sudo, -n, /srv/lab.d/bin/start-kafka, kafka-3]")
        .contains("known-hosts: /srv/lab.d/ssh/known_hosts");
  }

  @Test
  void sudoAllowsExactLinesOnly() {
    assertThat(files.sudoers().lines().skip(1))
        .hasSize(3 * (1 + 3 * 10 + 9))
        .allMatch(line -> line.startsWith("firedrill-lab ALL=(root) NOPASSWD: /"))
        .noneMatch(line -> line.contains("*"))
        .noneMatch(line -> line.contains("[^") || line.contains(".+"));
    assertThat(files.sudoers())
        .contains(
            "/usr/bin/pgrep ^-f -- kafka\\\\\\.Kafka"
                + " /srv/lab\\\\\\.d/kafka-2/server\\\\\\.properties\\( \\|\\$\\)$\n")
        .contains("/usr/bin/cat /srv/lab.d/kafka-2/data-1/meta.properties\n")
        .contains(
            "/usr/bin/od ^-An -v -tx1 -j [0-9]+ -N 61 -- /srv/lab\\.d/kafka-2/data-1/"
                + "[A-Za-z0-9._-]+-[0-9]+/[0-9]{20}\\.log$\n");
  }

  @Test
  void aFolderThatNeedsQuotingIsRefused() {
    assertThatThrownBy(() -> new KafkaPlan(Path.of("/srv/my lab"), 22000))
        .isInstanceOf(LabFailure.class);
  }
}
