package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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

  /** What is to listen there has not begun yet: nobody could tell by listening for a moment. */
  @Test
  void aPortThatAnotherFiredrillHasChosenIsLeftToIt() throws IOException {
    try (DatagramSocket other = claimOfAnother();
        DataFolder folder = DataFolder.open(temporary)) {
      Files.writeString(
          temporary.resolve("ports.properties"), "database=" + other.getLocalPort() + "\n");
      assertThat(new Ports(folder).of("database")).isNotEqualTo(other.getLocalPort());
    }
  }

  private static DatagramSocket claimOfAnother() throws IOException {
    for (int port = 10_000; port < 20_000; port++) {
      try {
        return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (BindException claimed) {
        // by some other test
      }
    }
    throw new IOException("every port is claimed");
  }

  @Test
  void noPortIsDrawnTwice() {
    assertThat(Stream.generate(Ports::draw).limit(200)).doesNotHaveDuplicates();
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
