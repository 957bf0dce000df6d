package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

  private static final String ADDRESS = "127.0.0.77";

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Ports.requireFree(List.of(ADDRESS), port, 1))
          .isInstanceOf(LabFailure.class)
          .hasMessageContaining(ADDRESS + ":" + port + " is in use");
    }
  }

  @Test
  void aTakenPortIsSteppedOver() throws IOException {
    int first = Ports.freeBase(List.of(ADDRESS), 3);
    try (ServerSocket taken = new ServerSocket(first + 1, 1, InetAddress.getByName(ADDRESS))) {
      assertThat(taken.isBound()).isTrue();
      assertThat(Ports.freeBase(List.of(ADDRESS), 3)).isNotEqualTo(first);
    }
  }

  @Test
  void aSinglePortLiesWhereNeitherALabNorAClientGetsOne() {
    assertThat(Ports.free(ADDRESS)).isBetween(31_001, 32_767);
  }
}
