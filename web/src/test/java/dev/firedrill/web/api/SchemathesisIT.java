package dev.firedrill.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import dev.firedrill.web.api.Schemathesis.Sent;
import dev.firedrill.web.runs.Place;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that the description allows, and much that it does not, made up by Schemathesis and
 * sent as each role. The one target's addresses are closed ports of this machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SchemathesisIT {

  /** The one that the description takes as its example; a plan, so that it holds no target. */
  private static final String SCHEDULE = "look-at-orders";

  private static final String SCHEDULES =
      """
      zone: UTC
      schedules:
        look-at-orders:
          runbook: open-valve
          target: orders-db
          mode: plan
          cron: "0 3 1 1 *"
      """;

  private static final String THE_GATE = "\"path.step\" = 2\n";

  /** On a machine that does nothing else one round sends ten times as many and more. */
  private static final int FEWEST = 80;

  /** Each with its own seed; on a machine that stands still, one may send next to nothing. */
  private static final int MOST_ROUNDS = 8;

  private final Path reports = Path.of("target", "schemathesis").toAbsolutePath();
  private Desk desk;
  private Schemathesis schemathesis;
  private Machine operator;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("schedules.yaml"), SCHEDULES);
    desk = Desk.start(folder);
    Machine reader = desk.machine(desk.token("reader", Role.VIEWER)); // nobody may read it
    operator = desk.machine(desk.token("starter", Role.OPERATOR));
    Files.createDirectories(reports);
    String described = reader.get("/api/v1/openapi.json").body();
    Path description = Files.writeString(reports.resolve("openapi.json"), described);
    schemathesis = new Schemathesis(reports, description, desk.address());
  }

  /** A run that still waits would hold up the one that the next test needs. */
  @AfterEach
  void endWhatWaits() {
    for (String run :
        desk.database()
            .sql("SELECT id FROM runs WHERE ended_at IS NULL")
            .query(String.class)
            .list()) {
      operator.post("/api/v1/runs/" + run + "/cancel", "{\"reason\": \"all was sent\"}");
    }
    Await.until(() -> count("SELECT count(*) FROM runs WHERE ended_at IS NULL") == 0);
    Await.until(() -> count("SELECT count(*) FROM locks WHERE state <> 'FREE'") == 0);
  }

  private int count(String query) {
    return desk.database().sql(query).query(Integer.class).single();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void nobodyGetsAnything() throws Exception {
    List<Exchange> exchanges = sendAs("nobody", "", "[parameters]\n", 401);
    assertThat(exchanges).filteredOn(exchange -> exchange.status() < 400).isEmpty();
  }

  @Test
  void aViewerFindsNoFaultAndStartsNothing() throws Exception {
    String token = desk.token("viewer", Role.VIEWER);
    List<Exchange> exchanges =
        sendAs("viewer", token, leadingTo(waitingRun(operator), ""), 200, 400, 403, 404);
    assertThat(posts(exchanges)).isNotEmpty().extracting(Exchange::status).doesNotContain(200, 201);
    assertThat(statuses(exchanges, "GET", "/schedules/" + SCHEDULE)).contains(200);
  }

  /** A digest that was read in one answer may be sent with the next request: then it counts. */
  @Test
  void aViewerOfAGatesGroupIsHeardAtTheGateAndStartsNothing() throws Exception {
    String token = desk.token("decider", Role.VIEWER, "incident-commander");
    String there = leadingTo(waitingRun(operator), THE_GATE);
    List<Exchange> exchanges = sendAs("decider", token, there, 200, 400, 403, 409);
    assertThat(posts(exchanges))
        .filteredOn(exchange -> exchange.path().contains("/gates/"))
        .extracting(Exchange::status)
        .contains(409)
        .doesNotContain(403);
    assertHeardAtAnOpenGate(exchanges);
    assertThat(posts(exchanges))
        .filteredOn(exchange -> !exchange.path().contains("/api/v1/runs/"))
        .extracting(Exchange::status)
        .contains(403)
        .doesNotContain(200, 201);
  }

  @Test
  void anOperatorFindsNoFault() throws Exception {
    String token = desk.token("operator", Role.OPERATOR, "incident-commander");
    String there = leadingTo(waitingRun(desk.machine(token)), THE_GATE);
    List<Exchange> exchanges = sendAs("operator", token, there, 200, 201, 400, 409);
    assertHeardAtAnOpenGate(exchanges);
    String schedule = "/schedules/" + SCHEDULE;
    assertThat(statuses(exchanges, "POST", schedule + "/pause")).contains(200);
    assertThat(statuses(exchanges, "POST", schedule + "/unpause")).contains(200);
    assertThat(statuses(exchanges, "POST", schedule + "/trigger")).contains(201);
  }

  private static void assertHeardAtAnOpenGate(List<Exchange> exchanges) {
    assertThat(posts(exchanges))
        .filteredOn(exchange -> exchange.path().endsWith("/gates/2"))
        .extracting(Exchange::problem)
        .contains("urn:firedrill:problem:gate-changed");
  }

  /**
   * Leads what is sent to a run that there is, and to its open gate; what would end a run is led to
   * another one, which waits until the first has ended.
   */
  private String leadingTo(String run, String more) {
    String next = started(operator, ", \"whenHeld\": \"queue\"");
    return """
    [parameters]
    "path.run" = "%s"
    %s"path.schedule" = "%s"
    [[operations]]
    include-operation-id = ["cancelRun", "chooseForRun"]
    parameters = { "path.run" = "%s" }
    """
        .formatted(run, more, SCHEDULE, next);
  }

  private static List<Exchange> posts(List<Exchange> exchanges) {
    return exchanges.stream().filter(exchange -> exchange.method().equals("POST")).toList();
  }

  private static List<Integer> statuses(List<Exchange> exchanges, String method, String end) {
    return exchanges.stream()
        .filter(exchange -> exchange.method().equals(method) && exchange.path().endsWith(end))
        .map(Exchange::status)
        .toList();
  }

  /**
   * Sends what Schemathesis makes up, in rounds until enough was sent, each of these was answered
   * and one request led to the next, and fails with what it found in any of them.
   */
  private List<Exchange> sendAs(String role, String token, String parameters, Integer... answers)
      throws Exception {
    List<Exchange> exchanges = new ArrayList<>();
    boolean led = false;
    for (int seed = 1; seed <= MOST_ROUNDS && !(led && isEnough(exchanges, answers)); seed++) {
      Sent sent = schemathesis.sendAs(role, token, parameters + cursor(), seed);
      exchanges.addAll(sent.exchanges());
      led |= sent.led();
    }
    assertThat(led).as("answers led to further requests; see %s of %s", role, reports).isTrue();
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
    String run = started(operator, "");
    String gate = "/api/v1/runs/" + run + "/gates/2";
    Await.until(() -> operator.get(gate).statusCode() == 200);
    return run;
  }

  private static String started(Machine operator, String more) {
    String start = "{\"runbook\": \"open-valve\", \"inputs\": {\"target\": \"orders-db\"}";
    HttpResponse<String> answer = operator.post("/api/v1/runs", start + more + "}");
    return Machine.json(answer).get("id").stringValue();
  }
}
