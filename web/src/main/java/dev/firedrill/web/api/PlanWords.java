package dev.firedrill.web.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A plan that has ended, in the lines of a terminal. */
final class PlanWords {

  private PlanWords() {}

  /** The lines: each step with what it would do, the page's other steps, and how it ended. */
  static List<String> of(JsonNode plan, JsonNode runbook) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Plan "
            + text(plan, "id")
            + " of "
            + text(plan, "runbook")
            + " on "
            + text(plan, "target"));
    Set<String> told = new HashSet<>();
    for (JsonNode step : plan.path("steps")) {
      told.add(text(step, "title"));
      lines.add("  " + sign(text(step, "state")) + " " + text(step, "title"));
      step.path("details").forEach(detail -> lines.add("      " + detail.asString()));
    }
    for (JsonNode title : runbook.path("steps")) {
      if (!told.contains(title.asString())) {
        lines.add("  ? " + title.asString() + " (not foreseen)");
      }
    }
    lines.add(text(plan, "ending") + ": " + text(plan, "next"));
    plan.path("reasons").forEach(reason -> lines.add("  " + reason.asString()));
    return lines;
  }

  private static String sign(String state) {
    return switch (state) {
      case "DONE" -> "✓";
      case "PLANNED" -> "→";
      case "LEFT_OUT" -> "–";
      default -> "✗";
    };
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
