package dev.firedrill.web.access;

import static dev.firedrill.web.access.Rule.get;
import static dev.firedrill.web.access.Rule.post;

import dev.firedrill.web.access.Rule.Who;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every route and whom it is for. What stands here nowhere is for nobody. */
final class Rules {

  /** The routes of browsers. */
  static final List<Rule> SCREENS =
      List.of(
          get("/assets/**", Who.ANYBODY),
          get("/health/live", Who.ANYBODY),
          get("/health/ready", Who.ANYBODY),
          get("/sign-in", Who.ANYBODY),
          post("/sign-in", Who.ANYBODY),
          post("/sign-out", Who.NEWCOMER),
          get("/account", Who.NEWCOMER),
          post("/account/password", Who.NEWCOMER),
          post("/account/sign-out-everywhere", Who.NEWCOMER),
          get("/", Who.VIEWER),
          get("/runbooks", Who.VIEWER),
          get("/runbooks/{id}", Who.VIEWER),
          post("/runbooks/{id}/launch", Who.OPERATOR),
          get("/runs", Who.VIEWER),
          get("/runs/{run}", Who.VIEWER),
          get("/runs/{run}/events", Who.VIEWER),
          get("/runs/{run}/gate", Who.VIEWER),
          post("/runs/{plan}/start", Who.OPERATOR),
          get("/runs/{run}/parked", Who.VIEWER),
          post("/runs/{run}/choices", Who.RESPONDER), // the run says which of them may choose what
          get("/runs/{run}/cancel", Who.VIEWER),
          post("/runs/{run}/cancel", Who.RESPONDER),
          get("/parked/count", Who.VIEWER),
          post("/runs/{run}/notes", Who.RESPONDER),
          get("/runs/{run}/evidence.zip", Who.VIEWER),
          get("/runs/{run}/log", Who.VIEWER),
          get("/runs/{run}/log/text", Who.VIEWER),
          get("/events", Who.VIEWER),
          get("/gates", Who.VIEWER),
          get("/gates/count", Who.VIEWER),
          get("/gates/{run}/{step}", Who.VIEWER),
          post("/gates/{run}/{step}", Who.DECIDER),
          get("/schedules", Who.VIEWER),
          post("/schedules/{schedule}/pause", Who.OPERATOR),
          post("/schedules/{schedule}/unpause", Who.OPERATOR),
          post("/schedules/{schedule}/trigger", Who.OPERATOR),
          post("/gates/{run}/{step}/share", Who.DECIDER), // never by token: what it takes is secret
          get("/targets", Who.VIEWER),
          post("/targets/{target}/lock/takeover", Who.ADMIN),
          post("/targets/{target}/lock/free", Who.ADMIN),
          get("/audit", Who.VIEWER), // what admins do is everybody's to see
          get("/audit/lines.csv", Who.VIEWER),
          get("/audit/lines.jsonl", Who.VIEWER),
          get("/evidence", Who.VIEWER),
          get("/evidence/key.pem", Who.VIEWER),
          get("/stop", Who.VIEWER),
          post("/stop", Who.ADMIN),
          post("/stop/release", Who.ADMIN),
          get("/people", Who.ADMIN),
          post("/people", Who.ADMIN),
          post("/people/{name}/allow", Who.ADMIN),
          post("/people/{name}/unlock", Who.ADMIN),
          post("/people/{name}/password", Who.ADMIN),
          post("/people/{name}/remove", Who.ADMIN));

  /** All of them, those of machines too. */
  static final List<Rule> ALL = Stream.of(SCREENS, ApiRules.ALL).flatMap(List::stream).toList();

  private static final List<PathPattern> PATTERNS =
      ALL.stream().map(rule -> PathPatternParser.defaultInstance.parse(rule.pattern())).toList();

  private Rules() {}

  /** Whether some route has this path, whatever the method and whomever it is for. */
  static boolean knows(HttpServletRequest request) {
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    return PATTERNS.stream().anyMatch(pattern -> pattern.matches(path));
  }

  /** The methods that some rule names for this path. */
  static List<HttpMethod> methodsOf(HttpServletRequest request) {
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    return IntStream.range(0, ALL.size())
        .filter(rule -> PATTERNS.get(rule).matches(path))
        .mapToObj(rule -> ALL.get(rule).method())
        .toList();
  }
}
