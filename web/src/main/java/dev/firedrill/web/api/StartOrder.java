package dev.firedrill.web.api;

import dev.firedrill.web.launch.RunId;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.WhenHeld;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What somebody who starts a run has sent. */
record StartOrder(String runbook, ObjectNode inputs, Manner manner, WhenHeld whenHeld, Body body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static StartOrder of(byte @Nullable [] bytes) {
    Body body = Body.of(bytes);
    return new StartOrder(
        body.text("runbook", 100), body.object("inputs"), manner(body), whenHeld(body), body);
  }

  private static WhenHeld whenHeld(Body body) {
    String word = body.oneOf("whenHeld", List.of("refuse", "queue"));
    return word.equals("queue") ? WhenHeld.QUEUE : WhenHeld.REFUSE;
  }

  private static Manner manner(Body body) {
    String mode = body.oneOf("mode", List.of("run", "plan"));
    boolean holdsToPlan = body.has("plan");
    String plan = body.textOrEmpty("plan", 100);
    String breakGlass = body.textOrEmpty("breakGlass", 500);
    if (holdsToPlan && mode.equals("plan")) {
      body.wrong("/plan", "A plan is made anew: it holds to no other plan.");
    }
    if (holdsToPlan && !RunId.isOne(plan)) {
      body.wrong("/plan", "The id of a run that was a plan.");
    }
    if (!breakGlass.isBlank() && mode.equals("plan")) {
      body.wrong("/breakGlass", "A plan changes nothing: it breaks no freeze.");
    }
    if (body.isWrong("/mode") || body.isWrong("/plan")) {
      return Manner.USUAL; // never used: the mistakes are told first
    }
    return mode.equals("plan") ? Manner.PLAN : Manner.asPlannedIn(plan).breakingGlass(breakGlass);
  }

  /** The same for what means the same, whatever the order and the white space. */
  String hash() {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    inputs.properties().forEach(input -> sorted.put(input.getKey(), input.getValue()));
    String text = runbook + "\n" + JSON.writeValueAsString(sorted);
    if (!manner.equals(Manner.USUAL)) {
      text += "\n" + JSON.writeValueAsString(manner);
    }
    if (whenHeld == WhenHeld.QUEUE) {
      text += "\nqueue";
    }
    return Digests.sha256(text);
  }
}
