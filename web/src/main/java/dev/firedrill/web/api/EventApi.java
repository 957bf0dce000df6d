package dev.firedrill.web.api;

import dev.firedrill.web.access.Bearer;
import dev.firedrill.web.access.Person;
import dev.firedrill.web.access.Tokens;
import dev.firedrill.web.problem.Mistake;
import dev.firedrill.web.problem.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events for machines; a stream ends with the token that opened it. */
@RestController
final class EventApi {

  private final Feeds feeds;
  private final RunReader reader;
  private final AuditLines audit;
  private final Tokens tokens;
  private final JsonMapper json;

  EventApi(Feeds feeds, RunReader reader, AuditLines audit, Tokens tokens, JsonMapper json) {
    this.feeds = feeds;
    this.reader = reader;
    this.audit = audit;
    this.tokens = tokens;
    this.json = json;
  }

  /** 204 when the run has ended and its end was sent before: then nobody needs to ask again. */
  @GetMapping(path = "/api/v1/runs/{run}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> run(
      @PathVariable String run,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last,
      @AuthenticationPrincipal Person person,
      HttpServletRequest request) {
    Query.none(request);
    RunDetail now = reader.find(run, person).orElseThrow(RunApi::unknown);
    if (now.isEnded() && RunSource.idOf(json.writeValueAsString(now)).equals(last)) {
      return ResponseEntity.noContent().build();
    }
    RunSource source = new RunSource(run, () -> reader.find(run, person), json, last);
    return ResponseEntity.ok(feeds.open(source, whileGood(request)));
  }

  /** From now on, or from after the line that {@code Last-Event-ID} names. */
  @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter all(
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last,
      HttpServletRequest request) {
    Query.none(request);
    long after = last.isEmpty() ? audit.head() : AuditApi.position(last).orElseThrow(EventApi::bad);
    return feeds.open(new AuditSource(audit, json, after), whileGood(request));
  }

  private static Refused bad() {
    return Refused.because(List.of(Mistake.in("Last-Event-ID", "A position in the audit.")));
  }

  private BooleanSupplier whileGood(HttpServletRequest request) {
    String token = Bearer.read(request).orElse("");
    return () -> tokens.find(token).isPresent();
  }
}
