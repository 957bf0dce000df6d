package dev.firedrill.web.access;

import static dev.firedrill.web.access.Rule.get;
import static dev.firedrill.web.access.Rule.post;

import dev.firedrill.web.access.Rule.Who;
import java.util.List;

/** Every route for machines and whom it is for, none for nobody; a part of {@link Rules}. */
final class ApiRules {

  static final List<Rule> ALL =
      List.of(
          get("/api/v1/openapi.json", Who.VIEWER),
          get("/api/v1/me", Who.VIEWER),
          get("/api/v1/runbooks", Who.VIEWER),
          get("/api/v1/runbooks/{runbook}", Who.VIEWER),
          get("/api/v1/targets", Who.VIEWER),
          get("/api/v1/runs", Who.VIEWER),
          post("/api/v1/runs", Who.OPERATOR),
          get("/api/v1/runs/{run}", Who.VIEWER),
          get("/api/v1/runs/{run}/events", Who.VIEWER),
          get("/api/v1/runs/{run}/evidence", Who.VIEWER),
          get("/api/v1/runs/{run}/gates/{step}", Who.VIEWER),
          post("/api/v1/runs/{run}/gates/{step}", Who.DECIDER),
          post("/api/v1/runs/{run}/choices", Who.RESPONDER),
          post("/api/v1/runs/{run}/cancel", Who.RESPONDER),
          get("/api/v1/gates", Who.VIEWER),
          get("/api/v1/schedules", Who.VIEWER),
          get("/api/v1/schedules/{schedule}", Who.VIEWER),
          post("/api/v1/schedules/{schedule}/pause", Who.OPERATOR),
          post("/api/v1/schedules/{schedule}/unpause", Who.OPERATOR),
          post("/api/v1/schedules/{schedule}/trigger", Who.OPERATOR),
          get("/api/v1/events", Who.VIEWER),
          get("/api/v1/audit", Who.VIEWER));

  private ApiRules() {}
}
