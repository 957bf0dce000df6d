package dev.firedrill.web.api;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.launch.RunId;
import dev.firedrill.web.problem.Mistake;
import dev.firedrill.web.problem.Refused;
import dev.firedrill.web.runs.Runs;
import dev.firedrill.web.schedules.ScheduleDesk;
import dev.firedrill.web.schedules.ScheduleView;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The schedules, and what machines may do about them: the same as people. */
@RestController
final class ScheduleApi {

  private static final int LONGEST_REASON = 500;

  private final ScheduleDesk desk;
  private final Runs runs;

  ScheduleApi(ScheduleDesk desk, Runs runs) {
    this.desk = desk;
    this.runs = runs;
  }

  @GetMapping(path = "/api/v1/schedules", produces = MediaType.APPLICATION_JSON_VALUE)
  ScheduleList list(HttpServletRequest request) {
    Query.none(request);
    return new ScheduleList(desk.all().stream().map(ScheduleLine::of).toList());
  }

  @GetMapping(path = "/api/v1/schedules/{schedule}", produces = MediaType.APPLICATION_JSON_VALUE)
  ScheduleLine one(@PathVariable String schedule, HttpServletRequest request) {
    Query.none(request);
    return ScheduleLine.of(require(schedule));
  }

  @PostMapping(
      path = "/api/v1/schedules/{schedule}/pause",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ScheduleLine pause(
      @PathVariable String schedule,
      @AuthenticationPrincipal Person person,
      @RequestBody(required = false) byte @Nullable [] bytes,
      HttpServletRequest request) {
    Query.none(request);
    ScheduleView view = require(schedule);
    requireDone(desk.pause(view, person, reason(bytes)));
    return ScheduleLine.of(require(schedule));
  }

  @PostMapping(
      path = "/api/v1/schedules/{schedule}/unpause",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ScheduleLine unpause(
      @PathVariable String schedule,
      @AuthenticationPrincipal Person person,
      @RequestBody(required = false) byte @Nullable [] bytes,
      HttpServletRequest request) {
    Query.none(request);
    ScheduleView view = require(schedule);
    requireDone(desk.unpause(view, person, reason(bytes)));
    return ScheduleLine.of(require(schedule));
  }

  @PostMapping(
      path = "/api/v1/schedules/{schedule}/trigger",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RunLine> trigger(
      @PathVariable String schedule,
      @AuthenticationPrincipal Person person,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody(required = false) byte @Nullable [] bytes,
      HttpServletRequest request) {
    Query.none(request);
    if (key != null && !key.matches("[\\x21-\\x7e]{1,255}")) {
      throw Refused.because(
          List.of(Mistake.in("Idempotency-Key", "1 to 255 visible ASCII characters.")));
    }
    ScheduleView view = require(schedule);
    String run =
        key == null
            ? RunId.draw()
            : RunId.of("trigger\n" + person.name() + "\n" + schedule + "\n" + key);
    requireDone(desk.trigger(run, view, person, reason(bytes)));
    return ResponseEntity.created(URI.create("/api/v1/runs/" + run))
        .body(runs.find(run).map(RunLine::of).orElseThrow(RunApi::unknown));
  }

  private static String reason(byte @Nullable [] bytes) {
    Body body = Body.of(bytes);
    String reason = body.text("reason", LONGEST_REASON);
    if (reason.isBlank() && !body.isWrong("/reason")) {
      body.wrong("/reason", "It needs a reason.");
    }
    body.finish();
    return reason;
  }

  private static void requireDone(List<String> objections) {
    if (!objections.isEmpty()) {
      throw Refused.reasons(HttpStatus.CONFLICT, "schedule-refused", objections);
    }
  }

  private ScheduleView require(String schedule) {
    return desk.find(schedule).orElseThrow(() -> Refused.notFound("There is no such schedule."));
  }

  record ScheduleList(List<ScheduleLine> schedules) {}
}
