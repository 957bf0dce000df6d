package dev.firedrill.web.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.web.engine.SecretReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebhookTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

  /** So long that what is counted here are refusals, and no answer that came late. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<Integer> answers = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          taken.add(exchange.getRequestHeaders().getFirst("X-Firedrill-Signature") + " " + body);
          int status = answers.isEmpty() ? 204 : answers.removeFirst();
          exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatIsPostedIsSigned() throws Exception {
    hook().post("{}");
    // printf 1700000000.{} | openssl dgst -sha256 -hmac key
    assertThat(taken)
        .containsExactly(
            "sha256=9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae {}");
  }

  @Test
  void aFailureIsTriedAgainAndARedirectIsNotFollowed() throws Exception {
    answers.addAll(List.of(500, 302, 200));
    hook().post("{}");
    assertThat(taken).hasSize(3);
  }

  @Test
  void theAttemptsAreBounded() {
    answers.addAll(List.of(503, 503, 503, 503, 503, 503));
    assertThatThrownBy(() -> hook().post("{}"))
        .hasMessageContaining("5 attempts")
        .hasMessageContaining("503");
    assertThat(taken).hasSize(5);
  }

  @Test
  void onlyAWholeConfigurationIsOne() {
    assertThatThrownBy(() -> new NotifyProperties(URI.create("file:///etc/x"), null, null))
        .hasMessageContaining("http(s)");
    assertThatThrownBy(() -> new NotifyProperties(URI.create("http://hooks.example/x"), null, null))
        .hasMessageContaining("firedrill.notify.key");
    assertThatThrownBy(() ->
            new NotifyProperties(null, new SecretReference("env:KEY"), URI.create("javascript:x")))
        .hasMessageContaining("firedrill.notify.desk");
    assertThat(new NotifyProperties(null, null, null).webhook()).isNull();
  }

  private Webhook hook() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    return new Webhook(address, () -> "key", PATIENCE, Duration.ofMillis(1), CLOCK);
  }
}
