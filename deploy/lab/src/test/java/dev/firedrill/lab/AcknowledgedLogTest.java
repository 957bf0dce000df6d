package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgedLogTest {

  @TempDir Path folder;

  @Test
  void whatCountsIsOnDisk() throws IOException {
    Path file = folder.resolve("log");
    try (AcknowledgedLog log = AcknowledgedLog.open(file)) {
      log.add(1);
      log.add(3);
      assertThat(log.count()).isEqualTo(2);
      assertThat(Files.readString(file)).isEqualTo("1\n3\n");
      assertThat(log.read()).containsExactly(1L, 3L);
    }
  }

  @Test
  void aNewLogStartsEmpty() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "1\n2\n");
    try (AcknowledgedLog log = AcknowledgedLog.open(file)) {
      assertThat(log.read()).isEmpty();
    }
  }
}
