package dev.firedrill.web.gates;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One node that answers as a Vault does that two shares unseal, and keeps what it was sent. */
final class SealedNode implements AutoCloseable {

  private static final int SHARES = 2;

  private final HttpServer server;
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger progress = new AtomicInteger();
  private volatile String attempt = "";

  private SealedNode(HttpServer server) {
    this.server = server;
  }

  static SealedNode start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      SealedNode node = new SealedNode(server);
      server.createContext("/v1/", node::answer);
      server.start();
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Every share that was put to it, in order. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  void sealAgain() {
    sent.clear();
    progress.set(0);
  }

  /** Somebody enters a share of an attempt of their own, past Firedrill. */
  void enterByHand() {
    attempt = "theirs";
    progress.incrementAndGet();
  }

  private void enter(String body) {
    if (body.contains("reset")) {
      progress.set(0);
      return;
    }
    sent.add(body);
    if (progress.getAndIncrement() == 0) {
      attempt = "attempt " + sent.size();
    }
  }

  private boolean isSealed() {
    return progress.get() < SHARES;
  }

  private void answer(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/v1/sys/unseal" -> {
        enter(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        say(exchange, 200, status());
      }
      case "/v1/sys/seal-status" -> say(exchange, 200, status());
      case "/v1/sys/health" -> say(exchange, isSealed() ? 503 : 200, "{}");
      case "/v1/sys/storage/raft/autopilot/state" ->
          say(exchange, 200, "{\"data\":{\"healthy\":true,\"failure_tolerance\":0}}");
      default -> say(exchange, 200, "{}");
    }
  }

  private String status() {
    return "{\"type\":\"shamir\",\"initialized\":true,\"sealed\":%s,\"t\":%d,\"n\":3,\"progress\":%d,\"nonce\":\"%s\"}"
        .formatted(
            isSealed(),
            SHARES,
            isSealed() ? progress.get() : 0,
            isSealed() && progress.get() > 0 ? attempt : "");
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
