package dev.firedrill.activities.reach.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.activities.reach.OddServer;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever listens where a broker should be, each question ends, and says whom it asked. */
@Timeout(20)
class KafkaReachTest {

  private static final Duration REQUEST = Duration.ofMillis(500);
  private static final Duration CALL = Duration.ofSeconds(1);
  private static final String PAGE = "HTTP/1.1 400 Bad Request\r\n\r\n";

  @Test
  void aBrokerThatStaysSilentIsWaitedForAsLongAsAnyOther() throws Exception {
    try (OddServer mute = OddServer.mute()) {
      assertUnanswered(mute.address());
    }
  }

  @Test
  void aBrokerThatHangsUpInTheMiddleOfAWordIsWaitedForLikewise() throws Exception {
    try (OddServer rude = OddServer.saying("\0")) {
      assertUnanswered(rude.address());
    }
  }

  @Test
  void nobodyListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertUnanswered("127.0.0.1:" + port);
  }

  private static void assertUnanswered(String address) throws IOException {
    try (Administration admin = open(address)) {
      Unreachable unreachable = catchThrowableOfType(Unreachable.class, admin::nodes);
      assertThat(unreachable)
          .hasMessage("Kafka at " + address + ", asked for describeCluster: no answer within 1 s");
      assertThat(unreachable.why()).isEqualTo(Why.NO_ANSWER);
    }
  }

  @Test
  void whatAnswersAsSomethingElseIsTakenForNoBroker() throws Exception {
    String alert = "\u0015\u0003\u0003\0\u0002\u0002\n";
    String another = "\0\0\0\u0010another number!!";
    for (String says : List.of(PAGE, alert, another)) {
      try (OddServer odd = OddServer.saying(says)) {
        assertThat(catchThrowableOfType(Unreachable.class, () -> open(odd.address()).nodes()))
            .hasMessage(
                "what answers at [%s] is no Kafka, or wants TLS: is the port right?",
                odd.address());
      }
    }
  }

  @Test
  void aStrangerAmongThemIsLeftOut() throws Exception {
    try (OddServer odd = OddServer.saying(PAGE);
        OddServer mute = OddServer.mute();
        Administration admin = open(odd.address(), mute.address())) {
      assertThat(catchThrowableOfType(Unreachable.class, admin::nodes))
          .hasMessageStartingWith("Kafka at " + mute.address() + ", asked for");
    }
  }

  private static Administration open(String... addresses) throws Unreachable {
    return AdminWire.open(Stream.of(addresses).map(Listener::parse).toList(), REQUEST, CALL);
  }
}
