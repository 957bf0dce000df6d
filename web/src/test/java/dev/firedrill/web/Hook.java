package dev.firedrill.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who takes what Firedrill posts, and keeps it. */
public final class Hook implements AutoCloseable {

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public Hook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** All bodies that it took, in order. */
  public List<String> taken() {
    return List.copyOf(taken);
  }

  /** How many of them hold these words. */
  public long taken(String words) {
    return taken.stream().filter(body -> body.contains(words)).count();
  }

  @Override
  public void close() {
    server.stop(1);
  }
}
