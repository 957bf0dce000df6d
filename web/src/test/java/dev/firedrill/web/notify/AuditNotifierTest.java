package dev.firedrill.web.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.web.engine.SecretReference;
import dev.firedrill.workflows.procedure.ChainFault;
import dev.firedrill.workflows.procedure.ChainState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

final class AuditNotifierTest {

  private static final ChainFault ALTERED =
      new ChainFault(ChainFault.Kind.BROKEN, 7, "line 7 was altered");
  private static final ChainFault GONE =
      new ChainFault(ChainFault.Kind.NO_HEAD, 0, "the head is gone");

  @TempDir private Path folder;
  private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
  private List<ChainFault> faults = List.of();

  @Test
  void aBrokenAuditIsToldOnceAndAnotherFaultAgain() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      AuditNotifier notifier = notifier(server.getAddress().getPort());
      notifier.look();
      faults = List.of(ALTERED);
      notifier.look();
      assertThat(taken.take())
          .contains("\"event\":\"audit-broken\"", "line 7 was altered", "\"line\":7")
          .contains("\"link\":\"https://desk.example/audit\"");
      notifier.look();
      faults = List.of(GONE, ALTERED);
      notifier.look();
      assertThat(taken.take()).contains("the head is gone");
      faults = List.of();
      notifier.look();
      assertThat(taken).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  private AuditNotifier notifier(int port) throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "key");
    NotifyProperties properties =
        new NotifyProperties(
            URI.create("http://127.0.0.1:" + port + "/hook"),
            new SecretReference("file:" + key),
            URI.create("https://desk.example/"));
    return new AuditNotifier(
        () -> new ChainState(6, "beef", Instant.EPOCH, null, faults),
        JsonMapper.builder().build(),
        properties);
  }
}
