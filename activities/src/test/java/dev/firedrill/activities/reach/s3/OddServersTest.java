package dev.firedrill.activities.reach.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.activities.reach.OddServer;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever answers where an S3 server should be, each question ends, and says what was seen. */
@Timeout(120)
class OddServersTest {

  private static final Keys KEYS = new Keys("who-asks", "what-nobody-sees");
  private static final Duration SHORT = Duration.ofMillis(300);

  /** For an answer to come, however busy the machine is. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final String PAGE = "<!DOCTYPE html><html><body>Welcome</body></html>";

  private interface Question {
    void ask(Store store) throws Unreachable, Refused;
  }

  private static final List<Question> QUESTIONS =
      List.of(
          store -> store.requireBucket("canaries"),
          store -> store.put("canaries", "one", "sings"),
          store -> store.get("canaries", "one"),
          store -> store.delete("canaries", "one"),
          store -> store.list("canaries"),
          store -> store.keepsVersions("canaries"),
          store -> store.versions("canaries", "", null),
          store -> store.deleteVersion("canaries", "one", "v1"),
          store -> store.replication("canaries"),
          store -> store.call("POST", "/minio/admin/v3/heal/", "{}"));

  @Test
  void aServerThatStaysSilentMayHaveActed() throws Exception {
    try (OddServer mute = OddServer.mute()) {
      assertNoAnswers(mute.address(), SHORT, "gave no whole answer");
    }
  }

  @Test
  void aServerThatHangsUpInTheMiddleOfItsHeadMayHaveActed() throws Exception {
    try (OddServer half = OddServer.saying("HTTP/1.1 200 OK\r\nContent-Le")) {
      assertNoAnswers(half.address(), LONG, "x-amz-request-id");
    }
  }

  @Test
  void aPageIsNoSuccessAndNoEmptyBucket() throws Exception {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext("/", OddServersTest::welcome);
    web.start();
    try {
      String address = "127.0.0.1:" + web.getAddress().getPort();
      assertNoAnswers(address, LONG, "what answers is no S3 server");
    } finally {
      web.stop(0);
    }
  }

  private static void welcome(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, PAGE.length());
    exchange.getResponseBody().write(PAGE.getBytes(UTF_8));
    exchange.close();
  }

  private static void assertNoAnswers(String server, Duration within, String why) {
    QUESTIONS.forEach(question -> assertNoAnswer(server, question, within, why));
  }

  private static void assertNoAnswer(
      String server, Question question, Duration within, String why) {
    URI address = URI.create("http://" + server);
    try (Store store = new S3Wire(address, KEYS, Clients.http(within), within)) {
      Unreachable unreachable = catchThrowableOfType(Unreachable.class, () -> question.ask(store));
      assertThat(unreachable).hasMessageContaining(why).hasMessageContaining(server);
      assertThat(unreachable.why()).isEqualTo(Why.NO_ANSWER);
    }
  }
}
