package dev.firedrill.web.api;

import static dev.firedrill.web.api.MachineRoom.RUNS;
import static dev.firedrill.web.api.MachineRoom.START;
import static dev.firedrill.web.api.MachineRoom.errors;
import static dev.firedrill.web.api.MachineRoom.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Starts that are sent twice, and requests that are wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StartsIT {

  private MachineRoom room;
  private Desk desk;
  private Machine starter;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    room = new MachineRoom(folder);
    desk = room.desk;
    starter = room.starter;
  }

  @AfterAll
  void stop() {
    room.close();
  }

  @Test
  void everyMistakeIsToldAtOnceWithItsPlace() {
    String body =
        """
        {"runbook": "open-valve", "extra": 1,
         "inputs": {"target": "10.0.0.1", "turns": "many", "wat~/x": true}}
        """;
    assertThat(errors(starter.post(RUNS, body)))
        .containsExactlyInAnyOrder(
            "#/extra", "#/inputs/target", "#/inputs/turns", "#/inputs/wat~0~1x");
    assertThat(errors(starter.post(RUNS, "{\"runbook\": \"open-valve\"}")))
        .containsExactly("#/inputs/target");
    assertThat(errors(starter.post(RUNS, "{\"runbook\": \"no-such\"}")))
        .containsExactly("#/runbook");
    for (String broken :
        List.of("", "[]", "{", "null", "{} {}", "{\"runbook\":1,\"runbook\":2}", deep())) {
      assertThat(errors(starter.post(RUNS, broken))).as(broken).containsExactly("#");
    }
    assertThat(errors(starter.post(RUNS, START.replace("\"orders-db\"", "\"orders-db\\u0000\""))))
        .containsExactly("#/inputs/target");
    assertThat(
            problem(
                    starter.get(
                        RUNS + "?targt=x&limit=0&state=NONE&cursor=&since=2026-02-30&until=today"),
                    400)
                .get("errors")
                .valueStream()
                .map(error -> error.get("parameter").stringValue()))
        .containsExactlyInAnyOrder("targt", "limit", "state", "cursor", "since", "until");
    problem(starter.get(RUNS + "?target=%00"), 400);
    problem(starter.get("/api/v1/runbooks?q=a%0Ab"), 400);
  }

  @Test
  void whatIsNoProperRequestIsAProblem() {
    problem(starter.get(RUNS + "/no-such-run"), 404);
    problem(starter.get(RUNS + "/no-such-run/gates/x"), 404);
    problem(starter.get("/api/v1/runbooks/no-such"), 404);
    problem(starter.get(RUNS, "Accept", "text/html"), 406);
    problem(starter.call("POST", RUNS, START, "Content-Type", "text/plain"), 415);
    problem(starter.post(RUNS, "{\"runbook\": \"" + "x".repeat(70_000) + "\"}"), 413);
    problem(starter.postUnmeasured(RUNS, new byte[70_000]), 413);
    JsonNode problem = problem(starter.get("/api/v1/runs/%2e%2e%2f"), 400);
    assertThat(problem.get("instance").stringValue()).startsWith("/api/v1/runs/");
    for (String path : List.of(RUNS + "?target=%zz", RUNS + "?target=a[<", RUNS + "/\u0001")) {
      assertThat(starter.raw(path))
          .as(path)
          .startsWith("HTTP/1.1 400")
          .doesNotContain("org.apache", "java.", "Tomcat");
    }
  }

  @Test
  void aProblemsIdFindsItsLineInTheLogAndNoneTellsAboutTheInside() throws Exception {
    HttpResponse<String> answer = starter.get(RUNS + "/no-such-run");
    String id = problem(answer, 404).get("id").stringValue();
    assertThat(log()).contains("problem " + id + ": 404 GET");
    assertThat(answer.body()).doesNotContain("dev.firedrill", "Exception", "java.");
  }

  @Test
  void aDefectTellsItsIdAndItsLineInTheLogTellsTheRest() throws Exception {
    desk.database()
        .sql(
            """
            INSERT INTO runs (id, runbook, version, target, environment, starter, request, state,
              ending, ended_at)
            VALUES ('r-defectdefect', 'open-valve', 'v', 'orders-db', 'dev', 'nobody', '"no form"',
              'ENDED', 'RECOVERED', now())
            """)
        .update();
    HttpResponse<String> answer = starter.get(RUNS + "/r-defectdefect");
    JsonNode problem = problem(answer, 500);
    String id = problem.get("id").stringValue();
    assertThat(problem.get("detail").stringValue()).contains("a defect of Firedrill");
    assertThat(answer.body()).doesNotContain("dev.firedrill", "Exception", "java.", "no form");
    assertThat(log()).containsPattern("problem " + id + ": 500 GET[^\n]*\\s+\\S*Exception: ");
  }

  private String log() throws IOException {
    return Files.readString(
        Path.of(desk.bean(Environment.class).getRequiredProperty("logging.file.name")));
  }

  @Test
  void aStartThatIsSentTwiceIsOneRun() {
    HttpResponse<String> first = starter.post(RUNS, START, "Idempotency-Key", "k-1");
    String id = Machine.json(first).get("id").stringValue();
    String other = " " + START.replace(": ", ":  ");
    HttpResponse<String> second = starter.post(RUNS, other, "Idempotency-Key", "k-1");
    assertThat(List.of(first.statusCode(), second.statusCode())).containsExactly(201, 201);
    assertThat(Machine.json(second).get("id").stringValue()).isEqualTo(id);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    JsonNode reused =
        problem(starter.post(RUNS, START.replace("3}", "4}"), "Idempotency-Key", "k-1"), 422);
    assertThat(reused.get("type").stringValue()).endsWith("idempotency-key-reused");
    Machine another = desk.machine(desk.token("other-ci", Role.OPERATOR));
    assertThat(
            Machine.json(another.post(RUNS, START, "Idempotency-Key", "k-1"))
                .get("id")
                .stringValue())
        .isNotEqualTo(id);
    assertThat(launchesOf(id)).isEqualTo(1);
    problem(starter.post(RUNS, START, "Idempotency-Key", "no space"), 400);
  }

  @Test
  void manyStartsWithOneKeyAtTheSameMomentAreOneRun() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<HttpResponse<String>> answers = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 12; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> answers.add(starter.post(RUNS, START, "Idempotency-Key", "race"))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409).contains(201);
    List<String> runs =
        answers.stream()
            .filter(answer -> answer.statusCode() == 201)
            .map(answer -> Machine.json(answer).get("id").stringValue())
            .distinct()
            .toList();
    assertThat(runs).hasSize(1);
    assertThat(launchesOf(runs.getFirst())).isEqualTo(1);
  }

  @Test
  void aStartThatBrokeOffIsTakenUpAgainAsTheSameRun() {
    String hash = StartOrder.of(START.getBytes(StandardCharsets.UTF_8)).hash();
    desk.bean(StartKeys.class).claim("token:ci", "broken", hash, "r-brokenbroken");
    desk.database()
        .sql("UPDATE start_keys SET claimed_at = now() + interval '1 hour' WHERE key = 'broken'")
        .update(); // else a slow machine makes the claim an old one, which anybody may take over
    problem(starter.post(RUNS, START, "Idempotency-Key", "broken"), 409);
    desk.bean(StartKeys.class).giveUp("token:ci", "broken");
    assertThat(
            Machine.json(starter.post(RUNS, START, "Idempotency-Key", "broken"))
                .get("id")
                .stringValue())
        .isEqualTo("r-brokenbroken");
  }

  private static String deep() {
    return "{\"a\":".repeat(20) + "1" + "}".repeat(20);
  }

  private long launchesOf(String run) {
    return desk.database()
        .sql("SELECT count(*) FROM audit WHERE what = 'LAUNCHED' AND content LIKE ?")
        .param("%" + run + "%")
        .query(Long.class)
        .single();
  }
}
