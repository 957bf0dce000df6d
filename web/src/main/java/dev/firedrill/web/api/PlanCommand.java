package dev.firedrill.web.api;

import dev.firedrill.web.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code plan RUNBOOK NAME=VALUE…}: what a run would do, on the terminal. It asks the server on
 * this machine, as the machine whose token is in {@code FIREDRILL_TOKEN}.
 */
@Component
class PlanCommand implements Command {

  private static final int NOT_GOOD = 1;
  private static final int WRONG_USE = 2;
  private static final String USE =
      "plan RUNBOOK NAME=VALUE..., such as: plan patroni-failover target=orders-db";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI server;
  private final @Nullable String token;

  PlanCommand(
      @Value("${firedrill.port:8484}") int port,
      @Value("${FIREDRILL_TOKEN:#{null}}") @Nullable String token) {
    this.server = URI.create("http://127.0.0.1:" + port);
    this.token = token;
  }

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public int run(List<String> arguments) {
    return run(arguments, System.out, System.err);
  }

  int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.isEmpty() || !arguments.stream().skip(1).allMatch(word -> word.contains("="))) {
      err.println(USE);
      return WRONG_USE;
    }
    if (token == null) {
      err.println(
          "FIREDRILL_TOKEN is not set: make one with"
              + " ./firedrill token create NAME --role operator --owner YOU");
      return WRONG_USE;
    }
    try (ApiClient api = new ApiClient(server, token)) {
      return plan(api, arguments.getFirst(), inputs(arguments), out, err);
    } catch (IOException e) {
      err.println("Not planned: " + server + " did not answer (" + e.getMessage() + ")");
      return NOT_GOOD;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOT_GOOD;
    }
  }

  private static Map<String, String> inputs(List<String> arguments) {
    Map<String, String> inputs = new LinkedHashMap<>();
    arguments.stream()
        .skip(1)
        .map(word -> word.split("=", 2))
        .forEach(pair -> inputs.put(pair[0], pair[1]));
    return inputs;
  }

  private static int plan(
      ApiClient api, String runbook, Map<String, String> given, PrintStream out, PrintStream err)
      throws IOException, InterruptedException {
    ApiClient.Answer described = api.get("/api/v1/runbooks/" + ApiClient.segment(runbook));
    if (!described.isGood()) {
      return refused(described, err);
    }
    JsonNode schema = described.body().path("inputs").path("properties");
    Map<String, Object> inputs = new LinkedHashMap<>();
    given.forEach((name, text) -> inputs.put(name, typed(schema.path(name), text)));
    ApiClient.Answer started =
        api.post(
            "/api/v1/runs",
            JSON.writeValueAsString(Map.of("runbook", runbook, "mode", "plan", "inputs", inputs)));
    if (!started.isGood()) {
      return refused(started, err);
    }
    JsonNode ended = api.ended(started.body().path("id").asString());
    PlanWords.of(ended, described.body()).forEach(out::println);
    return ended.path("ending").asString().equals("PLANNED") ? 0 : NOT_GOOD;
  }

  private static int refused(ApiClient.Answer answer, PrintStream err) {
    err.println("Not planned: " + answer.body().path("detail").asString("no reason was given"));
    answer
        .body()
        .path("errors")
        .forEach(each ->
            err.println(
                "  " + each.path("pointer").asString("") + " " + each.path("detail").asString("")));
    return answer.status() == 400 || answer.status() == 404 ? WRONG_USE : NOT_GOOD;
  }

  /** A value as its schema wants it; what does not fit goes as text, and the server says so. */
  private static Object typed(JsonNode schema, String text) {
    String type = schema.path("type").asString("string");
    if (type.equals("integer") && text.matches("-?\\d{1,9}")) {
      return Integer.valueOf(text);
    }
    boolean flag = type.equals("boolean") && (text.equals("true") || text.equals("false"));
    return flag ? Boolean.valueOf(text) : text;
  }
}
