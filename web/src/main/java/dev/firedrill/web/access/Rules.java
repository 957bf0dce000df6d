package dev.firedrill.web.access;

import static dev.firedrill.web.access.Rule.get;
import static dev.firedrill.web.access.Rule.post;

import dev.firedrill.web.access.Rule.Who;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every route and whom it is for. What stands here nowhere is for nobody. */
final class Rules {

  static final List<Rule> ALL =
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
          get("/events", Who.VIEWER),
          get("/gates", Who.VIEWER),
          get("/gates/count", Who.VIEWER),
          get("/gates/{run}/{step}", Who.VIEWER),
          post("/gates/{run}/{step}", Who.DECIDER),
          get("/targets", Who.VIEWER),
          get("/people", Who.ADMIN),
          post("/people", Who.ADMIN),
          post("/people/{name}/allow", Who.ADMIN),
          post("/people/{name}/unlock", Who.ADMIN),
          post("/people/{name}/password", Who.ADMIN),
          post("/people/{name}/remove", Who.ADMIN));

  private static final List<PathPattern> PATTERNS =
      ALL.stream().map(rule -> PathPatternParser.defaultInstance.parse(rule.pattern())).toList();

  private Rules() {}

  /** Whether some route has this path, whatever the method and whomever it is for. */
  static boolean knows(HttpServletRequest request) {
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    return PATTERNS.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
