package dev.firedrill.lab.patroni;

import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Patroni keeps in etcd, read through etcd's own JSON gateway (etcd 3.4, POST /v3/kv/range).
 */
final class EtcdView {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client;
  private final String root;

  EtcdView(HttpClient client, PatroniPlan plan) {
    this.client = client;
    this.root = "http://" + plan.etcd();
  }

  /** The value of {@code /service/orders/NAME}; nothing if the key isn't there. */
  Optional<String> value(String name) {
    JsonNode answer = post("/v3/kv/range", key(name));
    JsonNode first = answer.path("kvs").path(0).path("value");
    return first.isString() ? Optional.of(decode(first.asString())) : Optional.empty();
  }

  Optional<JsonNode> json(String name) {
    return value(name).map(JSON::readTree);
  }

  void delete(String name) {
    post("/v3/kv/deleterange", key(name));
  }

  boolean answers() {
    try {
      post("/v3/maintenance/status", "{}");
      return true;
    } catch (LabFailure e) {
      return false;
    }
  }

  private JsonNode post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + path))
            .timeout(PatroniView.PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new LabFailure("etcd at " + root + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabFailure("Interrupted while asking etcd", e);
    }
  }

  private static String key(String name) {
    String key = "%s/%s/%s".formatted(PatroniPlan.NAMESPACE, PatroniPlan.SCOPE, name);
    return "{\"key\":\"" + encode(key) + "\"}";
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
