package dev.firedrill.activities.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.activities.reach.http.HttpReach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyServerTest {

  private final HttpReach http = new HttpReach();
  private final KeyServer keys = new KeyServer(http);
  private HttpServer server;
  private int status;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  private String trouble() {
    return keys.trouble(
        Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health")));
  }

  @Test
  void whereThereIsNoneNothingIsAmiss() {
    assertThat(keys.trouble(Optional.empty())).isEmpty();
  }

  @Test
  void oneThatAnswersIsNotSpokenAgainst() {
    for (int each : new int[] {200, 204, 403, 429, 473}) {
      status = each;
      assertThat(trouble()).as("%d", each).isEmpty();
    }
  }

  @Test
  void oneThatIsSealedItselfIsNotReady() {
    for (int each : new int[] {501, 503}) {
      status = each;
      assertThat(trouble()).endsWith(" is not ready: it answers with status " + each);
    }
  }

  @Test
  void oneThatIsGoneIsTold() {
    status = 200;
    server.stop(0);
    assertThat(trouble()).contains("refuses connections");
  }
}
