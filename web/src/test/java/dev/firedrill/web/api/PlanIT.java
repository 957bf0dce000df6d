package dev.firedrill.web.api;

import static dev.firedrill.web.api.MachineRoom.RUNS;
import static dev.firedrill.web.api.MachineRoom.START;
import static dev.firedrill.web.api.MachineRoom.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A plan over the API and on the screen, and the run that holds to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlanIT {

  private static final Pattern NEXT = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([A-Za-z0-9_-]+)\"");

  private static final int AT_ONCE = 8;

  private MachineRoom room;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    room = new MachineRoom(folder);
    room.desk.add("sre-a", Role.OPERATOR);
    room.desk.add("sre-v", Role.VIEWER);
  }

  @AfterAll
  void stop() {
    room.close();
  }

  @Test
  void aPlanTellsEachStepAsksNobodyAndEndsPlanned() {
    String plan = launched(START.replace("{\"runbook\"", "{\"mode\": \"plan\", \"runbook\""));
    JsonNode ended = room.awaited(plan, "ENDED");
    room.read(RUNS + "/{run}", RUNS + "/" + plan);
    assertThat(ended.get("ending").stringValue()).isEqualTo("PLANNED");
    assertThat(ended.get("plan").booleanValue()).isTrue();
    assertThat(ended.get("gates").size()).isZero();
    assertThat(states(ended)).containsExactly("DONE", "PLANNED", "PLANNED");
    assertThat(ended.get("steps").get(1).get("details").get(0).stringValue())
        .isEqualTo("Turn the wheel 3 times?");
    String screen = room.desk.signedIn("sre-v").get("/runs/" + plan).body();
    assertThat(screen).contains("Planned", "would be done");
    assertThat(screen).contains("To start it, ask an admin").doesNotContain("/start\"");
  }

  @Test
  void aPlanIsStartedFromItsScreenAsItStandsOnceHoweverManyPress() throws Exception {
    String plan = planned();
    room.awaitFree();
    Browser browser = room.desk.signedIn("sre-a");
    String screen = browser.get("/runs/" + plan).body();
    String run = first(NEXT, screen);
    String form = "run=" + run + "&_csrf=" + first(TOKEN, screen);
    assertThat(sentAtOnce(browser, "/runs/" + plan + "/start", form))
        .hasSize(AT_ONCE)
        .allMatch(location -> location.endsWith("/runs/" + run));
    JsonNode waiting = room.awaited(run, "WAITING");
    assertThat(count("SELECT count(*) FROM runs WHERE planned = ?", plan)).isEqualTo(1);
    assertThat(count("SELECT count(*) FROM audit WHERE what = 'RUN_STARTED' AND run_id = ?", run))
        .isEqualTo(1);
    assertThat(waiting.get("planned").stringValue()).isEqualTo(plan);
    assertThat(browser.get("/runs/" + run).body()).contains("holds to plan");
    room.declined(run);
    assertThat(browser.post("/runs/" + run + "/start", Map.of("run", run)).statusCode())
        .as("no plan")
        .isEqualTo(404);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** Where each of many is led who send this form in the same moment. */
  private static List<String> sentAtOnce(Browser browser, String path, String form)
      throws Exception {
    Callable<String> sent =
        () -> browser.postBare(path, form).headers().firstValue("Location").orElse("nowhere");
    List<String> locations = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> each : people.invokeAll(Collections.nCopies(AT_ONCE, sent))) {
        locations.add(each.get());
      }
    }
    return locations;
  }

  private int count(String query, String id) {
    return room.desk.database().sql(query).param(id).query(Integer.class).single();
  }

  @Test
  void aRunSaysWhatHasMovedSinceItsPlanAndAsksNobody() {
    String plan = planned();
    room.desk
        .database()
        .sql(
            "UPDATE steps SET detail = detail || E'\\nRests on: the tide is out' WHERE run_id = ?"
                + " AND kind = 'GATE'")
        .param(plan)
        .update();
    JsonNode ended = room.awaited(launched(holdingTo(plan)), "ENDED");
    assertThat(ended.get("ending").stringValue()).isEqualTo("REFUSED");
    assertThat(ended.get("gates").size()).isZero();
    assertThat(reasons(ended))
        .contains("planned on, and not so any more: the tide is out")
        .contains("the world has moved since plan " + plan);
  }

  @Test
  void aRunAsksNobodyWhatItsPlanLeftOut() {
    String plan = planned();
    room.desk
        .database()
        .sql(
            "UPDATE steps SET kind = 'CHANGE', state = 'LEFT_OUT', detail = 'it is open'"
                + " WHERE run_id = ? AND kind = 'GATE'")
        .param(plan)
        .update();
    JsonNode ended = room.awaited(launched(holdingTo(plan)), "ENDED");
    assertThat(ended.get("ending").stringValue()).isEqualTo("REFUSED");
    assertThat(reasons(ended)).contains("planned on, and not so any more: Left out: it is open");
  }

  @Test
  void aPlanCountsForItsOwnInputsAndVersionOnly() {
    String plan = planned();
    JsonNode other =
        room.awaited(launched(holdingTo(plan).replace("\"turns\": 3", "\"turns\": 4")), "ENDED");
    assertThat(reasons(other)).contains("the plan was made with other inputs");
    room.desk.database().sql("UPDATE runs SET version = 'old' WHERE id = ?").param(plan).update();
    assertThat(reasons(room.awaited(launched(holdingTo(plan)), "ENDED")))
        .contains("the runbook has changed since it was planned");
    String real = room.waiting();
    assertThat(reasons(room.awaited(launched(holdingTo(real)), "ENDED")))
        .contains("what the run should hold to is no plan that was made to its end");
    assertThat(reasons(room.awaited(launched(holdingTo("r-nnnnnnnnnnnn")), "ENDED")))
        .contains("there is no plan r-nnnnnnnnnnnn");
    room.declined(real);
  }

  @Test
  void whatIsNeitherAPlanNorARunIsRefused() {
    assertThat(errors(room.starter.post(RUNS, START.replace("{\"run", "{\"mode\":\"p\", \"run"))))
        .containsExactly("#/mode");
    assertThat(errors(room.starter.post(RUNS, holdingTo("../x")))).containsExactly("#/plan");
    assertThat(errors(room.starter.post(RUNS, holdingTo("")))).containsExactly("#/plan");
    assertThat(errors(room.starter.post(RUNS, START.replace("{\"run", "{\"mode\":\"\", \"run"))))
        .containsExactly("#/mode");
    assertThat(
            errors(
                room.starter.post(
                    RUNS, holdingTo("r-nnnnnnnnnnnn").replaceFirst("\\{", "{\"mode\":\"plan\","))))
        .containsExactly("#/plan");
  }

  @Test
  void theTerminalIsToldTheSame() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(
            command(
                room.desk.token("cli", Role.OPERATOR),
                out,
                "open-valve",
                "target=orders-db",
                "turns=3"))
        .isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(" of open-valve on orders-db", "✓ Look at the valve", "→ Turn the wheel")
        .contains("Turn the wheel 3 times?", "PLANNED: Nothing was changed");
  }

  @Test
  void theTerminalIsToldWhatIsWrong() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String operator = room.desk.token("cli2", Role.OPERATOR);
    assertThat(command(null, said, "open-valve")).isEqualTo(2);
    assertThat(command(operator, said)).isEqualTo(2);
    assertThat(command(operator, said, "no-such", "target=orders-db")).isEqualTo(2);
    assertThat(command(operator, said, "open-valve", "target=nowhere", "turns=x")).isEqualTo(2);
    assertThat(command("wrong", said, "open-valve", "target=orders-db")).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("FIREDRILL_TOKEN is not set", "plan RUNBOOK", "There is no such runbook")
        .contains("#/inputs/target", "#/inputs/turns");
  }

  private int command(@Nullable String token, ByteArrayOutputStream said, String... words) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new PlanCommand(room.desk.address().getPort(), token).run(List.of(words), out, out);
  }

  private String planned() {
    String plan = launched(START.replace("{\"runbook\"", "{\"mode\": \"plan\", \"runbook\""));
    room.awaited(plan, "ENDED");
    return plan;
  }

  private static String holdingTo(String plan) {
    return START.replace("{\"runbook\"", "{\"plan\": \"" + plan + "\", \"runbook\"");
  }

  private String launched(String order) {
    return Machine.json(room.starter.post(RUNS, order)).get("id").stringValue();
  }

  private static List<String> states(JsonNode run) {
    return run.get("steps").valueStream().map(step -> step.get("state").stringValue()).toList();
  }

  private static List<String> reasons(JsonNode run) {
    return run.get("reasons").valueStream().map(JsonNode::stringValue).toList();
  }
}
