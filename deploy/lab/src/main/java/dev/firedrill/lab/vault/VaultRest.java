package dev.firedrill.lab.vault;

import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lab's own hand on Vault's API; not the one under test. */
final class VaultRest {

  /** Who is dead refuses at once, and the machine may be busy. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** What is set up or restored is on disk before it is answered, and a lab's disk may be busy. */
  private static final Duration WRITES = Duration.ofMinutes(1);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final VaultPlan plan;

  VaultRest(VaultPlan plan) {
    this.plan = plan;
  }

  /** An answer, whatever its status. */
  record Answer(int status, String body) {

    JsonNode json() {
      return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    }
  }

  Answer get(String node, String path, String token) {
    return send(request(node, path, token).GET().build());
  }

  Answer put(String node, String path, String token, Map<String, ?> body) {
    HttpRequest.BodyPublisher json =
        HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(request(node, path, token).timeout(WRITES).PUT(json).build());
  }

  /** Whether what is wanted is mounted at a place, by this or before. */
  boolean isMounted(String node, String place, String token, Map<String, ?> wanted) {
    Answer answer = put(node, "sys/mounts/" + place, token, wanted);
    return answer.status() / 100 == 2 || answer.body().contains("already in use");
  }

  /** As {@link #put}; fails unless the status says success. */
  JsonNode must(String node, String path, String token, Map<String, ?> body) {
    Answer answer = put(node, path, token, body);
    if (answer.status() / 100 != 2) {
      throw new LabFailure(
          "%s answered %d to %s: %s".formatted(node, answer.status(), path, answer.body()));
    }
    return answer.json();
  }

  private HttpRequest.Builder request(String node, String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(plan.api(node) + "/v1/" + path)).timeout(BOUND);
    return token.isEmpty() ? request : request.header("X-Vault-Token", token);
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new LabFailure("No answer from " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabFailure("Interrupted while asking " + request.uri(), e);
    }
  }
}
