package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class TemporalConfigTest {

  @TempDir Path temporary;

  @Test
  void whatIsConfirmedIsOnTheDisk() throws IOException {
    assertThat(written()).contains("journal_mode: wal", "synchronous: \"2\"", "setup: \"true\"");
  }

  @Test
  void nothingListensBeyondLoopback() throws IOException {
    String server = written();
    assertThat(server.split("bindOnLocalHost: true", -1)).hasSize(5);
    assertThat(server)
        .doesNotContain("0.0.0.0", "bindOnIP")
        .contains("broadcastAddress: 127.0.0.1");
  }

  @Test
  void bothFilesAreWholeYaml() throws IOException {
    Map<String, Object> server = new Yaml().load(written());
    assertThat(server).containsKeys("persistence", "services", "clusterMetadata");
    assertThat(server.toString()).doesNotContain("{frontend}", "{worker.membership}", "{folder}");
    Map<String, Object> dynamic =
        new Yaml().load(Files.readString(temporary.resolve("engine/dynamic.yaml")));
    assertThat(dynamic)
        .containsKeys(
            "history.transferProcessorMaxPollRPS",
            "matching.numTaskqueueReadPartitions",
            "system.enableActivityEagerExecution");
  }

  private String written() throws IOException {
    try (DataFolder folder = DataFolder.open(temporary)) {
      return Files.readString(
          TemporalConfig.in(folder.folder("engine"), new Ports(folder)).write());
    }
  }
}
