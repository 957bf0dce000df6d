package dev.firedrill.activities.patroni;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.HttpReach;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the keys of one cluster from etcd (v3 gRPC gateway, POST /v3/kv/range). */
final class Etcd {

  private static final Duration WITHIN = Duration.ofSeconds(3);

  private final HttpReach http;

  Etcd(HttpReach http) {
    this.http = http;
  }

  /**
   * Each key below the prefix, the prefix cut off.
   *
   * @throws Unreachable when no endpoint gives an answer; its message names each and why. It is
   *     {@link Why#REFUSED} only where nobody listens at any
   */
  Map<String, String> read(List<URI> endpoints, String prefix) throws Unreachable {
    List<String> troubles = new ArrayList<>();
    boolean isDown = true;
    for (URI endpoint : endpoints) {
      try {
        return range(endpoint, prefix);
      } catch (IOException e) {
        troubles.add(e.getMessage());
        isDown &= e instanceof Unreachable silent && silent.why() == Why.REFUSED;
      }
    }
    throw new Unreachable(isDown ? Why.REFUSED : Why.NO_ANSWER, String.join("; ", troubles));
  }

  private Map<String, String> range(URI endpoint, String prefix) throws IOException {
    String end =
        prefix.substring(0, prefix.length() - 1) + (char) (prefix.charAt(prefix.length() - 1) + 1);
    String body = "{\"key\":\"" + encoded(prefix) + "\",\"range_end\":\"" + encoded(end) + "\"}";
    Answer answer = http.send("POST", endpoint.resolve("/v3/kv/range"), body, WITHIN);
    if (!answer.succeeded()) {
      throw new IOException(endpoint.getAuthority() + " answered " + answer.status());
    }
    Map<String, String> keys = new HashMap<>();
    for (JsonNode pair : answer.json().path("kvs")) {
      String key = decoded(pair.path("key").asString(""));
      keys.put(key.substring(prefix.length()), decoded(pair.path("value").asString("")));
    }
    return keys;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), UTF_8);
  }
}
