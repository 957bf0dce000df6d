package dev.firedrill.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import dev.firedrill.web.runs.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that the description allows, and much that it does not, made up by Schemathesis and
 * sent as each role. The one target's addresses are closed ports of this machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SchemathesisIT {

  private static final String VERSION = "4.32.5";
  private static final int SECONDS_EACH = 20;

  /** On a machine that does nothing else one round sends ten times as many and more. */
  private static final int FEWEST = 80;

  /** Each with its own seed; on a machine that stands still, one may send next to nothing. */
  private static final int MOST_ROUNDS = 8;

  private static final List<String> CHECKS =
      List.of(
          "not_a_server_error",
          "status_code_conformance",
          "content_type_conformance",
          "response_headers_conformance",
          "response_schema_conformance",
          "negative_data_rejection",
          "unsupported_method",
          "ignored_auth");

  private final Path reports = Path.of("target", "schemathesis").toAbsolutePath();
  private final Path description = reports.resolve("openapi.json");
  private Desk desk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    Machine reader = desk.machine(desk.token("reader", Role.VIEWER)); // nobody may read it
    Files.createDirectories(reports);
    Files.writeString(description, reader.get("/api/v1/openapi.json").body());
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void nobodyGetsAnything() throws Exception {
    List<Exchange> exchanges = sendAs("nobody", "", "", 401);
    assertThat(exchanges).filteredOn(exchange -> exchange.status() < 400).isEmpty();
  }

  @Test
  void aViewerFindsNoFaultAndStartsNothing() throws Exception {
    String token = desk.token("viewer", Role.VIEWER);
    List<Exchange> exchanges = sendAs("viewer", token, "", 200, 400, 403, 404);
    assertThat(exchanges)
        .filteredOn(exchange -> exchange.method().equals("POST"))
        .isNotEmpty()
        .extracting(Exchange::status)
        .doesNotContain(200, 201);
  }

  @Test
  void anOperatorFindsNoFault() throws Exception {
    String token = desk.token("operator", Role.OPERATOR, "incident-commander");
    String run = waitingRun(desk.machine(token));
    // Leads what is sent to a run that there is, and to its open gate.
    String there = "[parameters]\n\"path.run\" = \"%s\"\n\"path.step\" = 2\n".formatted(run);
    assertThat(sendAs("operator", token, there, 200, 201, 400, 409)).isNotEmpty();
  }

  /**
   * Sends what Schemathesis makes up, in rounds until enough was sent and each of these was
   * answered, and fails with what it found in any of them.
   */
  private List<Exchange> sendAs(String role, String token, String parameters, Integer... answers)
      throws Exception {
    List<Exchange> exchanges = new ArrayList<>();
    for (int seed = 1; seed <= MOST_ROUNDS && !isEnough(exchanges, answers); seed++) {
      exchanges.addAll(sendOnce(role, token, parameters, seed));
    }
    assertThat(exchanges).hasSizeGreaterThan(FEWEST);
    assertThat(exchanges).extracting(Exchange::status).contains(answers);
    assertThat(exchanges).extracting(Exchange::host).containsOnly(desk.address().getAuthority());
    assertThat(exchanges).filteredOn(exchange -> exchange.status() >= 500).isEmpty();
    return exchanges;
  }

  private static boolean isEnough(List<Exchange> exchanges, Integer... answers) {
    return exchanges.size() > FEWEST
        && exchanges.stream().map(Exchange::status).toList().containsAll(List.of(answers));
  }

  private List<Exchange> sendOnce(String role, String token, String parameters, int seed)
      throws Exception {
    Path said = reports.resolve(role + ".txt");
    Path har = reports.resolve(role + ".har");
    Path configuration = reports.resolve(role + ".toml");
    Files.writeString(configuration, parameters + cursor());
    Process process =
        new ProcessBuilder(command(configuration, token, har, seed))
            .directory(reports.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(ended).as("Schemathesis as %s ended in time; see %s", role, said).isTrue();
    assertThat(process.exitValue()).as("%s", Files.readString(said)).isZero();
    return read(har);
  }

  private List<String> command(Path configuration, String token, Path har, int seed) {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    command.addAll(List.of("--config-file", configuration.toString()));
    command.addAll(List.of("run", description.toString(), "--url", desk.address().toString()));
    command.addAll(List.of("--checks", String.join(",", CHECKS)));
    command.addAll(List.of("--max-time", String.valueOf(SECONDS_EACH)));
    command.addAll(List.of("--seed", String.valueOf(seed)));
    command.addAll(List.of("--generation-database", "none", "--no-color"));
    command.addAll(List.of("--request-timeout", "60", "--continue-on-failure"));
    command.addAll(List.of("--report", "har", "--report-har-path", har.toString()));
    if (!token.isEmpty()) {
      command.addAll(List.of("-H", "Authorization: Bearer " + token));
      // Streams without an end: what is wrong with a request for one is in another test.
      command.addAll(List.of("--exclude-operation-id", "watchEverything"));
      command.addAll(List.of("--exclude-operation-id", "watchRun"));
    }
    return command;
  }

  /** Gives a place in the list of runs, which nobody could make up. */
  private static String cursor() {
    return """
    [[operations]]
    include-name = "GET /api/v1/runs"
    parameters = { "query.cursor" = "%s" }
    """
        .formatted(new Place(Instant.now(), "r-0123456789ab").text());
  }

  private static String waitingRun(Machine operator) {
    String start = "{\"runbook\": \"open-valve\", \"inputs\": {\"target\": \"orders-db\"}}";
    String run = Machine.json(operator.post("/api/v1/runs", start)).get("id").stringValue();
    String gate = "/api/v1/runs/" + run + "/gates/2";
    Await.until(() -> operator.get(gate).statusCode() == 200);
    return run;
  }

  /** Where {@code ./firedrill verify} installs it. */
  private static Path program() {
    Path cache =
        environment("FIREDRILL_CACHE")
            .or(() -> environment("XDG_CACHE_HOME").map(home -> home.resolve("firedrill")))
            .orElse(Path.of(System.getProperty("user.home"), ".cache", "firedrill"));
    Path program = cache.resolve("schemathesis-" + VERSION).resolve("bin/schemathesis");
    assertThat(program)
        .as("Schemathesis %s, which './firedrill verify' installs", VERSION)
        .isExecutable();
    return program;
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty()).map(Path::of);
  }

  private static List<Exchange> read(Path har) throws IOException {
    JsonNode entries = JsonMapper.shared().readTree(Files.readString(har)).at("/log/entries");
    List<Exchange> exchanges = new ArrayList<>();
    for (JsonNode entry : entries) {
      String url = entry.at("/request/url").stringValue();
      String method = entry.at("/request/method").stringValue();
      exchanges.add(new Exchange(method, url, entry.at("/response/status").intValue()));
    }
    return exchanges;
  }

  /** A request that was sent, and the status that came back. */
  private record Exchange(String method, String url, int status) {

    String host() {
      return url.replaceAll("^https?://([^/?#]*).*$", "$1");
    }
  }
}
