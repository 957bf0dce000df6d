package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

  @TempDir Path temporary;

  @Test
  void aPortIsRememberedFromStartToStart() throws IOException {
    try (DataFolder folder = DataFolder.open(temporary)) {
      int first = new Ports(folder).of("database");
      assertThat(new Ports(folder).of("database")).isEqualTo(first);
      assertThat(new Ports(folder).of("engine")).isNotEqualTo(first);
    }
  }

  @Test
  void aPortThatSomebodyTookIsReplaced() throws IOException {
    try (DataFolder folder = DataFolder.open(temporary)) {
      int first = new Ports(folder).of("database");
      try (ServerSocket stranger = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
        assertThat(new Ports(folder).of("database")).isNotEqualTo(stranger.getLocalPort());
      }
    }
  }

  @Test
  void aPortOfClientsThatAnEarlierVersionHadChosenIsReplaced() throws IOException {
    Files.writeString(temporary.resolve("ports.properties"), "database=44444\n");
    try (DataFolder folder = DataFolder.open(temporary)) {
      assertThat(new Ports(folder).of("database")).isLessThan(32_768);
    }
  }

  /** Else a client that knocks while a part is down may be given the part's own port. */
  @Test
  void noPortIsOneThatAKernelGivesToClients() throws IOException {
    try (DataFolder folder = DataFolder.open(temporary)) {
      Ports ports = new Ports(folder);
      for (int each = 0; each < 50; each++) {
        assertThat(ports.of("part-" + each)).isBetween(1_024, 32_767);
      }
    }
  }
}
