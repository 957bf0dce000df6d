package dev.firedrill.activities.reach.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpReachTest {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int LONG = (4 << 20) + 1;

  private final HttpReach http = new HttpReach();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/json", exchange -> answer(exchange, 503, "{\"role\": \"leader\"}"));
    server.createContext("/echo", HttpReachTest::echo);
    server.createContext("/empty", exchange -> answer(exchange, 200, ""));
    server.createContext("/half", exchange -> answer(exchange, 200, "{\"role\": "));
    server.createContext("/two", exchange -> answer(exchange, 200, "{} {}"));
    server.createContext("/deep", exchange -> answer(exchange, 200, "[".repeat(5_000)));
    server.createContext("/page", HttpReachTest::page);
    server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(LONG)));
    server.createContext("/most", exchange -> answer(exchange, 200, "x".repeat(4 << 20)));
    server.createContext("/hang", exchange -> hang());
    server.createContext("/drip", this::drip);
    server.createContext("/away", HttpReachTest::away);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    http.close();
    server.stop(0);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static void echo(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(exchange, 200, exchange.getRequestMethod() + " " + type + " " + body);
  }

  private static void page(HttpExchange exchange) throws IOException {
    answer(exchange, 400, "<!DOCTYPE HTML>\n<h1>Error</h1>\u001b[31m" + "very long ".repeat(100));
  }

  private static void away(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
    answer(exchange, 302, "elsewhere");
  }

  private void hang() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 100);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    hang();
  }

  @Test
  void anAnswerHasItsStatusAndItsJson() throws Exception {
    Answer answer = http.get(at("/json"), SOON);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.json().path("role").asString()).isEqualTo("leader");
  }

  @Test
  void whatIsSentArrivesAsJson() throws Exception {
    assertThat(http.send("POST", at("/echo"), "{\"a\":1}", SOON).body())
        .isEqualTo("POST application/json {\"a\":1}");
    assertThat(http.send("DELETE", at("/echo"), "", SOON).body()).isEqualTo("DELETE null ");
  }

  @Test
  void aRedirectIsAnAnswerAndIsNotFollowed() throws Exception {
    Answer answer = http.get(at("/away"), SOON);
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.body()).isEqualTo("elsewhere");
  }

  @Test
  void anHtmlPageIsGarbledAndQuotedShortly() throws Exception {
    Answer answer = http.get(at("/page"), SOON);
    Garbled garbled = catchThrowableOfType(Garbled.class, answer::json);
    assertThat(garbled)
        .hasMessageStartingWith(
            "expected JSON, but the answer with status 400 is an HTML page: <!DOCTYPE")
        .hasMessageContaining("<h1>Error</h1> [31mvery long");
    assertThat(String.valueOf(garbled.getMessage()).length()).isLessThan(280);
  }

  @Test
  void whatIsNotOneJsonValueIsGarbled() throws Exception {
    for (String path : new String[] {"/empty", "/half", "/two", "/deep"}) {
      Answer answer = http.get(at(path), SOON);
      assertThatExceptionOfType(Garbled.class).as(path).isThrownBy(answer::json);
    }
  }

  @Test
  void anAnswerThatIsTooLongIsGarbled() throws Exception {
    assertThat(http.get(at("/most"), SOON).body()).hasSize(4 << 20);
    assertThatExceptionOfType(Garbled.class)
        .isThrownBy(() -> http.get(at("/long"), SOON))
        .withMessageContaining("longer than 4194304 bytes");
  }

  @Test
  void aLongAnswerIsWrittenOverAFileAndNobodySeesWhatWasNoSuccess(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("kept"), "x".repeat(LONG + 1));
    assertThat(download("/long", file, LONG)).isEqualTo(200);
    assertThat(file).hasSize(LONG);
    Files.writeString(file, "before");
    assertThat(download("/json", file, LONG)).isEqualTo(503);
    assertThat(download("/away", file, LONG)).isBetween(300, 399);
    assertThat(file).hasContent("before");
  }

  @Test
  void aFileNeverGrowsPastWhatItMayHold(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("kept");
    assertThatExceptionOfType(Garbled.class)
        .isThrownBy(() -> download("/long", file, LONG - 1))
        .withMessageContaining("longer than 4194304 bytes");
    assertThat(Files.size(file)).isLessThan(LONG);
  }

  private int download(String path, Path into, long most) throws IOException {
    return http.downloadUnseen(at(path), "X-Token", "t", into, most, SOON);
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Unreachable refused = unreachable(URI.create("http://127.0.0.1:" + port + "/"), SOON);
    assertThat(refused.why()).isEqualTo(Why.REFUSED);
    assertThat(refused.mayHaveActed()).isFalse();
    assertThat(refused)
        .hasMessage("127.0.0.1:%d refuses connections: does the service run there?", port);
  }

  @Test
  void aNameWithoutAnAddress() {
    assertThat(unreachable(URI.create("http://nowhere.invalid/"), SOON).why())
        .isEqualTo(Why.NO_ROUTE);
  }

  @Test
  void aServerThatHangsMayHaveActed() {
    for (String path : new String[] {"/hang", "/drip"}) {
      Unreachable hung = unreachable(at(path), Duration.ofMillis(300));
      assertThat(hung.why()).isEqualTo(Why.NO_ANSWER);
      assertThat(hung.mayHaveActed()).isTrue();
      assertThat(hung).hasMessageEndingWith(path + " did not answer within 300 ms");
    }
  }

  @Test
  void aConnectionClosedWithoutAWordMayHaveActed() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> closeWhatComes(mute));
      URI uri = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/cluster");
      Unreachable empty = unreachable(uri, SOON);
      assertThat(empty.why()).isEqualTo(Why.NO_ANSWER);
      assertThat(empty).hasMessageContaining("gave no whole answer");
    }
  }

  private static void closeWhatComes(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        int first = socket.getInputStream().read();
        assertThat(first).isPositive();
        socket.close();
      }
    } catch (IOException closed) {
      return; // the test is over
    }
  }

  @Test
  void anInterruptedThreadStopsWaiting() throws Exception {
    Thread.currentThread().interrupt();
    assertThat(unreachable(at("/hang"), SOON)).hasMessageStartingWith("stopped waiting");
    assertThat(Thread.interrupted()).isTrue();
  }

  private Unreachable unreachable(URI uri, Duration within) {
    Unreachable unreachable =
        catchThrowableOfType(Unreachable.class, () -> http.send("POST", uri, "{}", within));
    assertThat(unreachable).isNotNull();
    return unreachable;
  }
}
