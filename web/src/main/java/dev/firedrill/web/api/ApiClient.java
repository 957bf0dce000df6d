package dev.firedrill.web.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The terminal's way to the API of the server that runs on this machine. */
final class ApiClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_READS = Duration.ofMillis(200);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI server;
  private final String token;

  ApiClient(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** A name as one segment of a path. */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  Answer post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The run, once it has ended. */
  JsonNode ended(String run) throws IOException, InterruptedException {
    while (true) {
      Answer now = get("/api/v1/runs/" + segment(run));
      if (!now.isGood()) {
        throw new IOException("the run " + run + " can't be read: " + now.status());
      }
      if (now.body().path("state").asString().equals("ENDED")) {
        return now.body();
      }
      LockSupport.parkNanos(BETWEEN_READS.toNanos());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json, application/problem+json");
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (JacksonException noJson) {
      throw new IOException("its answer " + answer.statusCode() + " is no JSON", noJson);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  /** What the server said. */
  record Answer(int status, JsonNode body) {

    boolean isGood() {
      return status / 100 == 2;
    }
  }
}
