package dev.firedrill.web.api;

import static dev.firedrill.web.api.MachineRoom.RUNS;
import static dev.firedrill.web.api.MachineRoom.START;
import static dev.firedrill.web.api.MachineRoom.decide;
import static dev.firedrill.web.api.MachineRoom.errors;
import static dev.firedrill.web.api.MachineRoom.gate;
import static dev.firedrill.web.api.MachineRoom.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import java.io.BufferedReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run from its start to its end, by machines; each answer is held against the description. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiIT {

  private MachineRoom room;
  private Desk desk;
  private Machine starter;
  private Machine approver;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    room = new MachineRoom(folder);
    desk = room.desk;
    starter = room.starter;
    approver = room.approver;
  }

  @AfterAll
  void stop() {
    room.close();
  }

  @Test
  void theDescriptionNamesEveryRouteAndNoOther() {
    TreeSet<String> routes = new TreeSet<>();
    desk.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(route ->
            route.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api/"))
                .forEach(pattern ->
                    route
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(method -> routes.add(method + " " + pattern))));
    assertThat(room.contract.routes()).isEqualTo(routes).hasSizeGreaterThan(10);
  }

  @Test
  void everyListAndEveryThingIsAsDescribed() {
    String run = room.waiting();
    room.read("/api/v1/me", "/api/v1/me");
    room.read("/api/v1/runbooks", "/api/v1/runbooks?q=valve");
    room.read("/api/v1/runbooks/{runbook}", "/api/v1/runbooks/patroni-failover");
    room.read("/api/v1/targets", "/api/v1/targets");
    room.read(RUNS, RUNS + "?state=OPEN&runbook=open-valve&target=orders-db&person=token:ci");
    room.read(RUNS + "/{run}", RUNS + "/" + run);
    room.read(RUNS + "/{run}/gates/{step}", RUNS + "/" + run + "/gates/2");
    room.read("/api/v1/gates", "/api/v1/gates");
    assertThat(room.read("/api/v1/audit", "/api/v1/audit?run=" + run).get("lines").size())
        .isPositive();
    room.declined(run);
  }

  @Test
  void aRunGoesFromItsStartOverAnApprovalToItsEnd() {
    room.awaitFree();
    HttpResponse<String> answer = starter.post(RUNS, START);
    JsonNode begun = room.kept("post", RUNS, answer);
    assertThat(answer.statusCode()).isEqualTo(201);
    String run = begun.get("id").stringValue();
    assertThat(answer.headers().firstValue("Location")).hasValue(RUNS + "/" + run);
    assertThat(begun.get("starter").stringValue()).isEqualTo("token:ci");
    room.awaited(run, "WAITING");
    JsonNode gate = room.read(RUNS + "/{run}/gates/{step}", RUNS + "/" + run + "/gates/2");
    assertThat(gate.get("question").stringValue()).isEqualTo("Turn the wheel 3 times?");
    HttpResponse<String> early = starter.get(RUNS + "/" + run + "/evidence");
    assertThat(problem(early, 409).get("type").stringValue()).endsWith("no-evidence");
    HttpResponse<String> decided =
        decide(approver, run, true, gate.get("digest").stringValue(), "the leader is dead");
    assertThat(decided.statusCode()).isEqualTo(200);
    room.kept("post", RUNS + "/{run}/gates/{step}", decided);
    JsonNode ended = room.awaited(run, "ENDED");
    assertThat(ended.get("ending").stringValue()).isEqualTo("RECOVERED");
    assertThat(ended.get("gates").get(0).get("decider").stringValue()).isEqualTo("token:bot");
    assertThat(ended.get("next").stringValue()).contains("Nothing more is needed");
    assertThat(ended.get("steps").get(0).get("facts").toString())
        .isEqualTo("{\"columns\":[\"Part\",\"Seen\"],\"rows\":[[\"Wheel\",\"it is red\"]]}");
    assertThat(ended.get("steps").get(1).get("facts").isNull()).as("a gate sees nothing").isTrue();
    HttpResponse<String> evidence = starter.get(RUNS + "/" + run + "/evidence");
    assertThat(evidence.headers().firstValue("Content-Type")).hasValue("application/zip");
  }

  @Test
  void aGateIsHeldByTheSameRulesAsOnTheScreen() {
    String run = room.waiting();
    String digest = room.digest(run);
    Machine stranger = desk.machine(desk.token("stranger", Role.OPERATOR, "database-oncall"));
    assertThat(problem(decide(stranger, run, true, digest, "me"), 403).get("detail").stringValue())
        .contains("not a member of incident-commander");
    assertThat(problem(decide(approver, run, true, "beef", "why"), 409).get("type").stringValue())
        .endsWith("gate-changed");
    problem(decide(approver, run, true, digest, " "), 400);
    assertThat(errors(approver.post(gate(run), "{\"yes\": \"true\", \"why\": 1}")))
        .containsExactlyInAnyOrder("#/yes", "#/digest", "#/reason", "#/why");
    assertThat(decide(approver, run, false, digest, "a partition only").statusCode())
        .isEqualTo(200);
    assertThat(room.awaited(run, "ENDED").get("ending").stringValue()).isEqualTo("DECLINED");
    assertThat(problem(decide(approver, run, true, digest, "late"), 409).get("type").stringValue())
        .endsWith("gate-closed");
  }

  @Test
  void outsideDevWhoStartedTheRunMayNotSayYes() {
    String run = room.waiting();
    desk.database()
        .sql(
            "UPDATE gates SET card = jsonb_set(card, '{deciders,barred}', '\"owner-of-ci\"') WHERE run_id = ?")
        .param(run)
        .update();
    assertThat(
            problem(decide(starter, run, true, room.digest(run), "myself"), 403)
                .get("detail")
                .stringValue())
        .contains("somebody else has to approve");
    assertThat(decide(starter, run, false, room.digest(run), "then no").statusCode())
        .isEqualTo(200);
    room.awaited(run, "ENDED");
  }

  @Test
  void daysAreWholeAndInUtc() {
    insert("r-day-1", "of-days", "timestamptz '2025-06-01 23:59:59.999Z'");
    insert("r-day-2", "of-days", "timestamptz '2025-06-02 00:00Z'");
    insert("r-day-3", "of-days", "timestamptz '2025-06-03 00:00Z'");
    assertThat(idsOf("?since=2025-06-01&until=2025-06-01")).containsExactly("r-day-1");
    assertThat(idsOf("?since=2025-06-02&until=2025-06-02")).containsExactly("r-day-2");
    assertThat(idsOf("?until=2025-06-03")).containsExactly("r-day-3", "r-day-2", "r-day-1");
  }

  private List<String> idsOf(String query) {
    return room.read(RUNS, RUNS + query)
        .get("runs")
        .valueStream()
        .map(run -> run.get("id").stringValue())
        .toList();
  }

  @Test
  void aListIsGoneThroughWithoutGapsWhileRunsAreLaunched() {
    for (int i = 0; i < 7; i++) {
      insert("r-page" + i, "paged", "timestamptz '2026-01-01 00:00Z'"); // all at the same moment
    }
    TreeSet<String> seen = new TreeSet<>();
    String path = RUNS + "?runbook=paged&limit=3";
    String cursor = "";
    do {
      JsonNode page = Machine.json(starter.get(path + cursor));
      page.get("runs").forEach(run -> assertThat(seen.add(run.get("id").stringValue())).isTrue());
      insert("r-later" + seen.size(), "paged", "now()");
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").stringValue();
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(7);
  }

  @Test
  void aStreamTellsEachStateOfARunAndEndsWithIt() throws Exception {
    String run = room.waiting();
    List<String> ids = new ArrayList<>();
    List<String> states = new ArrayList<>();
    try (BufferedReader lines = approver.stream(RUNS + "/" + run + "/events")) {
      boolean decided = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          ids.add(line.substring(3));
        } else if (line.startsWith("data:")) {
          JsonNode state = JsonMapper.shared().readTree(line.substring(5));
          assertThat(room.contract.objections("get", RUNS + "/{run}", 200, state)).isEmpty();
          states.add(state.get("state").stringValue());
          if (states.getLast().equals("WAITING") && !decided) {
            decided = true;
            decide(approver, run, true, room.digest(run), "go");
          }
        }
      }
    }
    assertThat(states).contains("WAITING").endsWith("ENDED");
    String events = RUNS + "/" + run + "/events";
    assertThat(approver.get(events, "Last-Event-ID", ids.getLast()).statusCode()).isEqualTo(204);
    try (BufferedReader resumed = approver.stream(events, "Last-Event-ID", ids.getFirst())) {
      assertThat(resumed.lines().filter(line -> line.startsWith("id:")))
          .as("what came after an older state: the newest, and no more")
          .containsExactly("id:" + ids.getLast())
          .doesNotContain("id:" + ids.getFirst());
    }
  }

  @Test
  void theAuditsStreamGoesOnWhereItWasWithoutAGap() throws Exception {
    String run = room.waiting();
    List<Long> positions = new ArrayList<>();
    long last = Long.MAX_VALUE;
    try (BufferedReader lines = approver.stream("/api/v1/events", "Last-Event-ID", "1")) {
      for (String line = lines.readLine(); last > positions.size() + 1; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          positions.add(Long.valueOf(line.substring(3)));
        }
        if (positions.size() == 3 && last == Long.MAX_VALUE) {
          decide(approver, run, false, room.digest(run), "clean up");
          room.awaited(run, "ENDED");
          last = desk.bean(AuditLines.class).head();
        }
      }
    }
    assertThat(positions).isEqualTo(LongStream.rangeClosed(2, last).boxed().toList());
    problem(approver.get("/api/v1/events", "Last-Event-ID", "x"), 400);
    JsonNode first = Machine.json(approver.get("/api/v1/audit?limit=2"));
    assertThat(first.get("next").stringValue()).isEqualTo("2");
    JsonNode second = Machine.json(approver.get("/api/v1/audit?limit=1&cursor=2"));
    assertThat(second.get("lines").get(0).get("previous"))
        .isEqualTo(first.get("lines").get(1).get("hash"));
  }

  @Test
  void aStreamEndsWithItsToken() throws Exception {
    Machine machine = desk.machine(desk.token("brief", Role.VIEWER));
    try (BufferedReader lines = machine.stream("/api/v1/events")) {
      assertThat(lines.readLine()).isEqualTo(":listening");
      desk.database().sql("UPDATE tokens SET revoked_at = now() WHERE name = 'brief'").update();
      desk.bean(Feeds.class).anythingMayHaveChanged();
      assertThat(lines.lines().filter(line -> line.startsWith("data:"))).isEmpty();
    }
  }

  private void insert(String id, String runbook, String when) {
    desk.database()
        .sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request,"
                + " intended_at, state, ending, ended_at) VALUES (?, ?, 'v', 'orders-db',"
                + " 'dev', 'sre-a', '{}', "
                + when
                + ", 'ENDED', 'LOST', now())")
        .params(id, runbook)
        .update();
  }
}
