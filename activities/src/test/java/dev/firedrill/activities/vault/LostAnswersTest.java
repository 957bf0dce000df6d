package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.workflows.procedure.EnteredShare;
import dev.firedrill.workflows.procedure.ShareAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of shares where a node is silent for a moment; the node is a fake. */
class LostAnswersTest {

  private static final String SHARE = "YSBzaGFyZSBvZiBubyBrZXksIGJ1dCBvZiBpdHMgc2l6ZQ==";
  private static final EnteredShare OURS = new EnteredShare("vault-1", "ours");

  private static final String UNSEALED = "{\"initialized\":true,\"sealed\":false}";

  private final HttpReach http = new HttpReach();
  private final Deque<String> looks = new ArrayDeque<>();
  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    http.close();
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void aShareThatArrivedIsTheHoldersThoughItsAnswerWasLost() {
    assertThat(brought(List.of(), sealed(0, ""), sealed(1, "ours")))
        .isEqualTo(new ShareAnswer("vault-1", true, "1 of 3 shares", "ours"));
    assertThat(brought(List.of(OURS), sealed(1, "ours"), sealed(2, "ours")))
        .isEqualTo(new ShareAnswer("vault-1", true, "2 of 3 shares", "ours"));
  }

  @Test
  void whatMayBeSomebodyElsesIsNotTakenForTheHolders() {
    assertUnknown(brought(List.of(), sealed(0, ""), sealed(0, "")));
    assertUnknown(brought(List.of(), sealed(0, ""), sealed(2, "theirs")));
    assertUnknown(brought(List.of(OURS), sealed(1, "ours"), sealed(2, "theirs")));
    assertUnknown(brought(List.of(), sealed(0, ""), ""));
  }

  /** It would come back sealed after the rounds, with shares entered. */
  @Test
  void aSilentNodeIsWaitedFor() {
    looks.addAll(List.of("", "", UNSEALED));
    List<VaultSettings.Node> nodes =
        List.of(node("vault-1", this::next), node("vault-2", () -> UNSEALED));
    new EnteredShares(new NodeRest(http), nodes).await();
    assertThat(looks).isEmpty();
  }

  private static void assertUnknown(ShareAnswer answer) {
    assertThat(answer.taken()).isFalse();
    assertThat(answer.words()).startsWith("may have the share or not: ");
  }

  /** What is said of a share whose answer is lost, where the node is this before and after it. */
  private ShareAnswer brought(List<EnteredShare> own, String before, String after) {
    looks.addAll(List.of(before, after));
    List<VaultSettings.Node> nodes = List.of(node("vault-1", this::next));
    List<ShareAnswer> answers =
        new ShareErrand(new NodeRest(http))
            .bring(nodes, own.size(), new OwnShares(own), SHARE.toCharArray());
    assertThat(looks).isEmpty();
    return answers.getFirst();
  }

  private static String sealed(int progress, String nonce) {
    return ("{\"type\":\"shamir\",\"initialized\":true,\"sealed\":true,\"t\":3,\"n\":5,"
            + "\"progress\":%d,\"nonce\":\"%s\"}")
        .formatted(progress, nonce);
  }

  /** A node that says this of its seal, and closes the connection on whoever brings a share. */
  private VaultSettings.Node node(String name, Supplier<String> says) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/v1/sys/seal-status", exchange -> answer(exchange, says.get()));
      server.createContext("/v1/sys/health", exchange -> answer(exchange, "{}"));
      server.createContext("/v1/sys/unseal", HttpExchange::close);
      server.start();
      servers.add(server);
      int port = server.getAddress().getPort();
      return new VaultSettings.Node(name, URI.create("http://127.0.0.1:" + port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized String next() {
    return looks.isEmpty() ? "" : looks.removeFirst();
  }

  /** Nothing to say is silence. */
  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(bytes.length == 0 ? 500 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
