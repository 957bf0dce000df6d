package dev.firedrill.activities.patroni;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.Loss;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** One server that answers as etcd and as Patroni's REST API, the way a test wants it. */
final class FakePatroni implements AutoCloseable {

  private final HttpServer server;
  private final HttpReach http = new HttpReach();
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final AtomicInteger silences = new AtomicInteger();
  private final AtomicInteger orders = new AtomicInteger();
  private volatile boolean unwell;
  private volatile int status = 200;
  private volatile String body = "";
  private volatile String leads = "";
  private volatile String cluster = "{\"members\":[]}";
  private final AtomicInteger rebuilds = new AtomicInteger();
  private volatile Runnable taken = () -> {};
  private volatile String self = "{\"state\":\"running\",\"role\":\"replica\",\"timeline\":7}";

  FakePatroni() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v3/kv/range", this::read);
    server.createContext("/patroni", exchange -> answer(exchange, 200, self));
    server.createContext("/cluster", exchange -> answer(exchange, 200, cluster));
    server.createContext("/failover", this::failOver);
    server.createContext("/switchover", this::failOver);
    server.createContext("/reinitialize", this::reinitialize);
    server.start();
  }

  /** etcd's key below the cluster's prefix. */
  FakePatroni holding(String key, String value) {
    keys.put(key, value);
    return this;
  }

  /** In maintenance mode, without a leader, with this synchronous standby of a dead one. */
  FakePatroni leaderless(String standby) {
    cluster = "{\"members\":[],\"pause\":true}";
    return holding("config", "{\"pause\":true}")
        .holding("sync", "{\"leader\":\"pg-0\",\"sync_standby\":\"" + standby + "\"}");
  }

  /** What POST /failover and /switchover are answered with; the connection is cut for status 0. */
  FakePatroni answering(int withStatus, String withBody) {
    status = withStatus;
    body = withBody;
    return this;
  }

  /** Whom an order makes the leader, whatever is answered. */
  FakePatroni promoting(String member) {
    leads = member;
    return this;
  }

  /** After an order, etcd does not answer this many times. */
  FakePatroni losingEtcdFor(int answers) {
    silences.set(answers);
    return this;
  }

  /** etcd answers, and nothing of use. */
  FakePatroni withEtcdUnwell() {
    unwell = true;
    return this;
  }

  ClusterView observed() {
    return look().observe(cluster());
  }

  FakePatroni describingItselfAs(String text) {
    self = text;
    return this;
  }

  /** Each member has received so much. */
  FakePatroni having(long received) {
    return describingItselfAs(
        "{\"state\":\"running\",\"role\":\"replica\",\"timeline\":7,\"xlog\":{\"received_location\":%d}}"
            .formatted(received));
  }

  /** What an order to rebuild does, whatever is answered. */
  FakePatroni onRebuild(Runnable effect) {
    taken = effect;
    return this;
  }

  int rebuilds() {
    return rebuilds.get();
  }

  int orders() {
    return orders.get();
  }

  MemberSettings member(String name) {
    return new MemberSettings(
        name,
        uri(),
        new SshHost("sre", "127.0.0.1", 22),
        Path.of("/data"),
        "postgres",
        List.of("start"),
        Optional.empty());
  }

  MemberRest rest() {
    return new MemberRest(http);
  }

  FailoverOrder order(String candidate) {
    return new FailoverOrder(rest(), look(), cluster(), candidate);
  }

  FailoverOrder order(Loss accepted) {
    return new FailoverOrder(rest(), look(), cluster(), accepted);
  }

  RebuildOrder rebuild(String member, RebuildOrder.Replaced replaced) {
    return new RebuildOrder(rest(), look(), cluster(), member(member), replaced);
  }

  private PatroniSettings cluster() {
    return new PatroniSettings(
        "orders", "/service", List.of(uri()), List.of(member("pg-1"), member("pg-2")));
  }

  private ClusterLook look() {
    return new ClusterLook(rest(), new Etcd(http));
  }

  SwitchoverOrder switchover(String leader, String candidate, int timeline) {
    return new SwitchoverOrder(rest(), look(), cluster(), leader, candidate, timeline);
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void failOver(HttpExchange exchange) throws IOException {
    orders.incrementAndGet();
    if (!leads.isEmpty()) {
      keys.put("leader", leads);
    }
    if (status == 0) {
      exchange.close();
    } else {
      answer(exchange, status, body);
    }
  }

  private void reinitialize(HttpExchange exchange) throws IOException {
    rebuilds.incrementAndGet();
    taken.run();
    answer(exchange, status, body);
  }

  private void read(HttpExchange exchange) throws IOException {
    if (unwell) {
      answer(exchange, 503, "");
    } else if (orders.get() > 0 && silences.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      answer(exchange, 503, "");
    } else {
      answer(exchange, 200, range());
    }
  }

  private String range() {
    return keys.entrySet().stream()
        .map(each ->
            "{\"key\":\""
                + encoded("/service/orders/" + each.getKey())
                + "\",\"value\":\""
                + encoded(each.getValue())
                + "\"}")
        .collect(Collectors.joining(",", "{\"kvs\":[", "]}"));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    http.close();
    server.stop(0);
  }
}
