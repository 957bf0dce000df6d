package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTroubleTest {

  static Stream<IOException> ends() {
    return Stream.of(
        new SocketException("Connection reset"),
        new IOException("Connection reset by peer"),
        new IOException("Broken pipe"),
        new ClosedChannelException());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whoEndsTheConnectionMayWantTlsHoweverItShows(IOException end) {
    Status status = Status.UNAVAILABLE.withDescription("io exception").withCause(end);
    assertThat(EngineTrouble.sentence("engine:7233", status.asRuntimeException()))
        .isEqualTo(
            "The engine at engine:7233 can't be used: it ends the connection at once; perhaps it"
                + " wants TLS: firedrill.engine.tls.enabled.");
  }
}
