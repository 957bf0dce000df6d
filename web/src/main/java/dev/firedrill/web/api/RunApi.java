package dev.firedrill.web.api;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.problem.Mistake;
import dev.firedrill.web.problem.Refused;
import dev.firedrill.web.runs.Filter;
import dev.firedrill.web.runs.Place;
import dev.firedrill.web.runs.Runs;
import dev.firedrill.web.runs.Slice;
import dev.firedrill.workflows.procedure.Ending;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Runs: those there are and were, one of them, and a new one. */
@RestController
final class RunApi {

  private static final List<String> STATES =
      Stream.concat(Stream.of("OPEN"), Arrays.stream(Ending.values()).map(Ending::name)).toList();

  private final Runs runs;
  private final RunReader reader;
  private final Starts starts;

  RunApi(Runs runs, RunReader reader, Starts starts) {
    this.runs = runs;
    this.reader = reader;
    this.starts = starts;
  }

  @GetMapping(path = "/api/v1/runs", produces = MediaType.APPLICATION_JSON_VALUE)
  RunList list(HttpServletRequest request) {
    Query query =
        Query.of(
            request, "target", "runbook", "person", "state", "since", "until", "cursor", "limit");
    Filter filter =
        new Filter(
            query.text("target"),
            query.text("runbook"),
            query.text("person"),
            query.oneOf("state", STATES),
            query.day("since"),
            query.day("until"),
            query.read("cursor", Place::of).orElse(null));
    int limit = query.limit();
    query.finish();
    Slice found = runs.newest(filter, limit);
    Place next = found.next();
    return new RunList(
        found.runs().stream().map(RunLine::of).toList(), next == null ? null : next.text());
  }

  @GetMapping(path = "/api/v1/runs/{run}", produces = MediaType.APPLICATION_JSON_VALUE)
  RunDetail one(
      @PathVariable String run,
      @AuthenticationPrincipal Person person,
      HttpServletRequest request) {
    Query.none(request);
    return reader.find(run, person).orElseThrow(RunApi::unknown);
  }

  @PostMapping(
      path = "/api/v1/runs",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RunLine> start(
      @AuthenticationPrincipal Person person,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request) {
    Query.none(request);
    if (key != null && !key.matches("[\\x21-\\x7e]{1,255}")) {
      throw Refused.because(
          List.of(Mistake.in("Idempotency-Key", "1 to 255 visible ASCII characters.")));
    }
    Starts.Started started = starts.start(StartOrder.of(body), key, person);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.created(URI.create("/api/v1/runs/" + started.run()));
    if (started.again()) {
      answer.header("Idempotency-Replayed", "true");
    }
    return answer.body(runs.find(started.run()).map(RunLine::of).orElseThrow(RunApi::unknown));
  }

  static Refused unknown() {
    return Refused.notFound("There is no such run.");
  }

  /**
   * Some of the runs, newest first.
   *
   * @param next the cursor to go on with; null when there is nothing older
   */
  record RunList(List<RunLine> runs, @Nullable String next) {}
}
