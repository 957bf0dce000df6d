package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.workflows.procedure.ShareAnswer;
import dev.firedrill.workflows.procedure.ShareBearer;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A share goes where its runbook sends it, and nowhere else. */
class SharePathsTest {

  private static final TargetName SECRETS = new TargetName("secrets");
  private static final String SHARE = "YSBzaGFyZSBvZiBubyBrZXksIGJ1dCBvZiBpdHMgc2l6ZQ==";
  private static final String FILE =
      """
      name: secrets
      system: vault
      environment: dev
      tier: 1
      recovery-time: PT1H
      recovery-point: PT1H
      stateful: true
      vault:
        nodes:
          vault-1:
            api: CLUSTER
        token: file:/nowhere/token
        canary: secret/data/canary
        tolerance: 0
        snapshots:
          store: http://127.0.0.1:9
          access-key: file:/nowhere/key
          secret-key: file:/nowhere/key
          bucket: snapshots
          age: P1D
          scratch:
            api: SCRATCH
            ssh: nobody@127.0.0.1:9
            start: [start-vault]
            stop: [stop-vault]
            remove: [remove-vault]
      ssh:
        key: file:/nowhere/key
        known-hosts: /nowhere/known_hosts
      """;

  private final HttpReach http = new HttpReach();
  private final SealedServer cluster = new SealedServer();
  private final SealedServer scratch = new SealedServer();
  private VaultClusters clusters;

  @BeforeEach
  void read(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("secrets.yaml"),
        FILE.replace("CLUSTER", cluster.address()).replace("SCRATCH", scratch.address()));
    VaultReader reader = new VaultReader();
    clusters = new VaultClusters(Targets.read(folder, List.of(reader)), reader);
  }

  @AfterEach
  void stop() {
    http.close();
    cluster.close();
    scratch.close();
  }

  @Test
  void aShareForTheScratchNodeReachesNoNodeOfTheClusterThoughThatIsSealed() {
    bring(new ScratchShares(clusters, http), "vault-trial-restore");
    assertThat(List.of(cluster.entered(), scratch.entered())).containsExactly(0, 1);
  }

  @Test
  void aShareForTheClusterDoesNotReachTheScratchNode() {
    bring(new VaultShares(clusters, http), "vault-unseal");
    assertThat(List.of(cluster.entered(), scratch.entered())).containsExactly(1, 0);
  }

  private static void bring(ShareBearer bearer, String runbook) {
    assertThat(bearer.runbook()).isEqualTo(runbook);
    List<ShareAnswer> answers = bearer.bring(SECRETS, 0, List.of(), SHARE.toCharArray());
    assertThat(answers).extracting(ShareAnswer::words).containsExactly("1 of 3 shares");
  }

  /** A node that is sealed and counts what is entered. */
  private static final class SealedServer implements AutoCloseable {

    private final AtomicInteger entered = new AtomicInteger();
    private final HttpServer server;

    SealedServer() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.createContext("/v1/sys/seal-status", exchange -> answer(exchange, 200));
      server.createContext("/v1/sys/health", exchange -> answer(exchange, 503));
      server.createContext("/v1/sys/unseal", this::enter);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int entered() {
      return entered.get();
    }

    private void enter(HttpExchange exchange) throws IOException {
      entered.incrementAndGet();
      answer(exchange, 200);
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
      exchange.getRequestBody().readAllBytes();
      byte[] body =
          "{\"type\":\"shamir\",\"initialized\":true,\"sealed\":true,\"t\":3,\"n\":5,\"progress\":%d}"
              .formatted(entered.get())
              .getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
