package dev.firedrill.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A desk with two machines: one that starts runs and one that approves; none is a person. */
final class MachineRoom implements AutoCloseable {

  static final String RUNS = "/api/v1/runs";
  static final String START =
      "{\"runbook\": \"open-valve\", \"inputs\": {\"target\": \"orders-db\", \"turns\": 3}}";

  final Desk desk;
  final Machine starter;
  final Machine approver;

  /** Nothing waits in turn here: a run that another one still holds up would be refused. */
  private static final String HELD = "SELECT count(*) FROM locks WHERE state <> 'FREE'";

  final Contract contract;

  MachineRoom(Path folder) throws IOException {
    desk = Desk.start(folder);
    starter = desk.machine(desk.token("ci", Role.OPERATOR, "incident-commander"));
    approver = desk.machine(desk.token("bot", Role.VIEWER, "incident-commander"));
    contract = new Contract(Machine.json(approver.get("/api/v1/openapi.json")));
  }

  @Override
  public void close() {
    desk.close();
  }

  /** Returns once no run holds the target. */
  void awaitFree() {
    Await.until(() -> desk.database().sql(HELD).query(Integer.class).single() == 0);
  }

  /** Says no at the gate of this run, which then has ended and holds nothing any more. */
  void declined(String run) {
    assertThat(decide(approver, run, false, digest(run), "only looked").statusCode())
        .isEqualTo(200);
    awaited(run, "ENDED");
  }

  /** A run that waits at its gate. */
  String waiting() {
    awaitFree();
    HttpResponse<String> answer = starter.post(RUNS, START);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String run = Machine.json(answer).get("id").stringValue();
    awaited(run, "WAITING");
    return run;
  }

  /** What stands at this address, which keeps to its route's description. */
  JsonNode read(String route, String path) {
    HttpResponse<String> answer = approver.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return kept("get", route, answer);
  }

  /** The body of an answer that keeps to its route's description. */
  JsonNode kept(String method, String route, HttpResponse<String> answer) {
    JsonNode body = Machine.json(answer);
    assertThat(contract.objections(method, route, answer.statusCode(), body)).isEmpty();
    return body;
  }

  String digest(String run) {
    return Machine.json(approver.get(gate(run))).get("digest").stringValue();
  }

  static String gate(String run) {
    return RUNS + "/" + run + "/gates/2";
  }

  static HttpResponse<String> decide(
      Machine machine, String run, boolean yes, String digest, String reason) {
    return machine.post(
        gate(run),
        "{\"yes\": %s, \"digest\": \"%s\", \"reason\": \"%s\"}".formatted(yes, digest, reason));
  }

  /** The run, once it is in this state. */
  JsonNode awaited(String run, String state) {
    return Await.seen(() -> now(run), now -> now.get("state").stringValue().equals(state));
  }

  private JsonNode now(String run) {
    return Machine.json(approver.get(RUNS + "/" + run));
  }

  /** The problem that this answer is. */
  static JsonNode problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = Machine.json(answer);
    assertThat(problem.propertyNames())
        .contains("type", "title", "status", "detail", "instance", "id");
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    return problem;
  }

  /** Where the mistakes are that this answer tells. */
  static List<String> errors(HttpResponse<String> answer) {
    return problem(answer, 400)
        .get("errors")
        .valueStream()
        .map(error -> error.get("pointer").stringValue())
        .toList();
  }
}
