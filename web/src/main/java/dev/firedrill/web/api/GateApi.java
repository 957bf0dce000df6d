package dev.firedrill.web.api;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.gates.Decisions;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.web.gates.Gates;
import dev.firedrill.web.problem.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gates, and how they are answered: by the same rules as on the screen, the workflow the judge. */
@RestController
final class GateApi {

  private static final int LONGEST_REASON = 2_000;

  private final Gates gates;
  private final Decisions decisions;

  GateApi(Gates gates, Decisions decisions) {
    this.gates = gates;
    this.decisions = decisions;
  }

  @GetMapping(path = "/api/v1/gates", produces = MediaType.APPLICATION_JSON_VALUE)
  GateList open(@AuthenticationPrincipal Person person, HttpServletRequest request) {
    Query.none(request);
    return new GateList(gates.open().stream().map(gate -> GateLine.of(gate, person)).toList());
  }

  @GetMapping(path = "/api/v1/runs/{run}/gates/{step}", produces = MediaType.APPLICATION_JSON_VALUE)
  GateLine one(
      @PathVariable String run,
      @PathVariable String step,
      @AuthenticationPrincipal Person person,
      HttpServletRequest request) {
    Query.none(request);
    return GateLine.of(gate(run, step), person);
  }

  @PostMapping(
      path = "/api/v1/runs/{run}/gates/{step}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Decided decide(
      @PathVariable String run,
      @PathVariable String step,
      @AuthenticationPrincipal Person person,
      @RequestBody(required = false) byte @Nullable [] bytes,
      HttpServletRequest request) {
    Query.none(request);
    GateRow gate = gate(run, step);
    Decisions.Answer answer = answer(Body.of(bytes));
    requireDecidable(gate, answer, person);
    requireCounted(decisions.decide(gate, answer, person));
    return new Decided(run, gate.card().id(), answer.yes(), person.name(), answer.reason());
  }

  private static Decisions.Answer answer(Body body) {
    boolean yes = body.flag("yes");
    String digest = body.text("digest", 128);
    String reason = body.text("reason", LONGEST_REASON);
    String phrase = body.textOrEmpty("phrase", 500);
    if (reason.isBlank() && !body.isWrong()) {
      body.wrong("/reason", "A decision needs a reason.");
    }
    body.finish();
    return new Decisions.Answer(yes, digest, reason, phrase);
  }

  /** As far as the desk can tell; it spares the workflow what it would refuse. */
  private static void requireDecidable(GateRow gate, Decisions.Answer answer, Person person) {
    if (!gate.isOpen() || gate.isOverdue()) {
      throw Refused.conflict("gate-closed", "This gate is not open any more: nothing was decided.");
    }
    if (!gate.mayDeny(person) || (answer.yes() && !gate.mayApprove(person))) {
      throw Refused.reasons(HttpStatus.FORBIDDEN, "", gate.hindrances(person));
    }
    if (!gate.card().digest().equals(answer.digest())) {
      throw Refused.conflict(
          "gate-changed",
          "The digest is of another state of the run: nothing was decided. Read the gate again.");
    }
  }

  private static void requireCounted(List<String> objections) {
    if (objections.equals(List.of(Decisions.UNKNOWN))) {
      throw Refused.reasons(HttpStatus.GATEWAY_TIMEOUT, "decision-unknown", objections);
    }
    if (objections.equals(List.of(Decisions.ENDED))) {
      throw Refused.reasons(HttpStatus.CONFLICT, "gate-closed", objections);
    }
    if (!objections.isEmpty()) {
      throw Refused.reasons(HttpStatus.UNPROCESSABLE_CONTENT, "decision-refused", objections);
    }
  }

  private GateRow gate(String run, String step) {
    if (!step.matches("\\d{1,6}")) {
      throw unknown();
    }
    return gates.find(run, Integer.parseInt(step)).orElseThrow(GateApi::unknown);
  }

  private static Refused unknown() {
    return Refused.notFound("There is no such gate.");
  }

  record GateList(List<GateLine> gates) {}

  /** A decision that counted: by now it is in the audit. */
  record Decided(String run, int step, boolean yes, String person, String reason) {}
}
