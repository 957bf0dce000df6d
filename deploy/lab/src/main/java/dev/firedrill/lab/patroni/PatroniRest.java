package dev.firedrill.lab.patroni;

import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The lab's own hand on Patroni's REST API; not the one under test. */
final class PatroniRest {

  private final HttpClient client;
  private final PatroniPlan plan;

  PatroniRest(HttpClient client, PatroniPlan plan) {
    this.client = client;
    this.plan = plan;
  }

  /** An answer, whatever its status. */
  record Answer(int status, String body) {}

  Answer get(String member, String path) {
    return send(request(member, path).GET());
  }

  Answer post(String member, String path, String body) {
    return send(request(member, path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer patch(String member, String path, String body) {
    return send(request(member, path).method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Whether the member answers at all. */
  boolean answers(String member) {
    try {
      return get(member, "/liveness").status() > 0;
    } catch (LabFailure e) {
      return false;
    }
  }

  private HttpRequest.Builder request(String member, String path) {
    String root = "http://%s:%d".formatted(PatroniPlan.address(member), plan.restPort());
    return HttpRequest.newBuilder(URI.create(root + path)).timeout(PatroniView.PATIENCE);
  }

  private Answer send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
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
