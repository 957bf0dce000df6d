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
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever answers where an S3 server should be, each question ends, and says what was seen. */
@Timeout(120)
class OddServersTest {

  private static final Keys KEYS = new Keys("who-asks", "what-nobody-sees");
  private static final Duration SHORT = Duration.ofMillis(300);

  /** For an answer to come, however busy the machine is. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final String PAGE = "<!DOCTYPE html><html><body>Welcome</body></html>";

  private static final String HALF_A_FILE =
      "HTTP/1.1 200 OK\r\nx-amz-request-id: 1\r\nContent-Length: 100\r\n\r\nhalf of it";

  private static final String NO_FILE = "gave no whole answer";

  private static final String SUM_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path folder;

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

  private interface FileQuestion {
    void ask(Shelf shelf, Path file) throws IOException;
  }

  private static final List<FileQuestion> FILE_QUESTIONS =
      List.of(
          (shelf, file) -> shelf.list("orders/"),
          (shelf, file) -> shelf.look("one"),
          (shelf, file) -> shelf.put("one", file, SUM_OF_NOTHING),
          (shelf, file) -> shelf.read("one", InputStream::readAllBytes));

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

  @Test
  void aFileThatStallsInTheMiddleIsToldAndNotWaitedForForEver() throws Exception {
    try (OddServer stalls = OddServer.stallingAfter(HALF_A_FILE)) {
      assertNoFile(stalls.address(), FILE_QUESTIONS.getLast(), SHORT, NO_FILE);
    }
  }

  @Test
  void aFileThatEndsInTheMiddleIsNoFile() throws Exception {
    try (OddServer half = OddServer.saying(HALF_A_FILE)) {
      assertNoFile(
          half.address(), FILE_QUESTIONS.getLast(), LONG, "gave no whole answer: Premature EOF");
    }
  }

  private static void welcome(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", "text/html");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, PAGE.length());
      exchange.getResponseBody().write(PAGE.getBytes(UTF_8));
    }
    exchange.close();
  }

  private void assertNoAnswers(String server, Duration within, String why) throws IOException {
    QUESTIONS.forEach(question -> assertNoAnswer(server, question, within, why));
    for (FileQuestion question : FILE_QUESTIONS) {
      assertNoFile(server, question, within, NO_FILE);
    }
  }

  private void assertNoFile(String server, FileQuestion question, Duration within, String why)
      throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "");
    URI address = URI.create("http://" + server);
    try (Shelf shelf = new Shelf(address, KEYS, "snapshots", Clients.http(within))) {
      assertUnreachable(
          catchThrowableOfType(Unreachable.class, () -> question.ask(shelf, file)), server, why);
    }
  }

  private static void assertUnreachable(Unreachable unreachable, String server, String why) {
    assertThat(unreachable).hasMessageContaining(why).hasMessageContaining(server);
    assertThat(unreachable.why()).isEqualTo(Why.NO_ANSWER);
  }

  private static void assertNoAnswer(
      String server, Question question, Duration within, String why) {
    URI address = URI.create("http://" + server);
    try (Store store = new S3Wire(address, KEYS, Clients.http(within), within)) {
      assertUnreachable(
          catchThrowableOfType(Unreachable.class, () -> question.ask(store)), server, why);
    }
  }
}
