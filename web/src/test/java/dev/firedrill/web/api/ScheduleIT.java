package dev.firedrill.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Schedules on the screen and over the API: seen, held, let go on and launched now. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScheduleIT {

  private static final String ALL = "/api/v1/schedules";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");
  private static final Path EXAMPLE =
      Path.of("..", "targets", "examples", "schedules.yaml.example");

  /** What the file holds beside the shipped example, which has to be one that can be launched. */
  private static final String MORE =
      """
        yearly:
          runbook: open-valve
          target: orders-db
          inputs: { turns: "4" }
          mode: run
          cron: "0 3 1 1 *"
        looks:
          runbook: open-valve
          target: orders-db
          mode: plan
          calendar: { day-of-month: 1-7, day-of-week: MON, hour: 9, minute: 30 }
        held:
          runbook: open-valve
          target: orders-db
          mode: plan
          cron: "0 4 * * *"
          paused: true
      """;

  private int heldAt;
  private MachineRoom room;
  private Browser ann;
  private Browser eve;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    String file = Files.readString(EXAMPLE) + MORE;
    heldAt = file.lines().toList().lastIndexOf("    paused: true") + 1;
    Files.writeString(folder.resolve("schedules.yaml"), file);
    room = new MachineRoom(folder);
    room.desk.add("ann", Role.OPERATOR, "incident-commander");
    room.desk.add("eve", Role.VIEWER);
    ann = room.desk.signedIn("ann");
    eve = room.desk.signedIn("eve");
  }

  @AfterAll
  void stop() {
    room.close();
  }

  @Test
  void theScreenShowsWhatComesInTheSchedulesOwnZone() {
    String page = eve.get("/schedules").body();
    assertThat(page).contains("0 3 1 1 *", "Europe/Berlin");
    assertThat(page).containsPattern("[A-Z][a-z]{2} 1 Jan 20\\d\\d 03:00 CET");
    assertThat(page).contains("minute 30, hour 9, day-of-month 1-7, day-of-week MON", "plan only");
    assertThat(page).contains("Paused by its file, at", "schedules.yaml:" + heldAt);
    assertThat(page).contains("Nothing is launched by schedule", "this engine keeps no schedules");
    assertThat(page).doesNotContain("<form method=\"post\" action=\"/schedules");
  }

  @Test
  void aPauseNeedsAReasonStandsOnTheScreenAndEnds() {
    assertThat(ann.post("/schedules/looks/pause", Map.of("reason", " ")).statusCode())
        .isEqualTo(422);
    assertThat(eve.post("/schedules/looks/pause", Map.of("reason", "no")).statusCode())
        .isEqualTo(403);
    ann.post("/schedules/looks/pause", Map.of("reason", "the <b>valve</b> is out"));
    ann.post("/schedules/looks/pause", Map.of("reason", "twice"));
    assertThat(eve.get("/schedules").body())
        .contains("Paused by <b>ann</b>", "the &lt;b&gt;valve&lt;/b&gt; is out");
    JsonNode paused = room.read(ALL + "/{schedule}", ALL + "/looks");
    assertThat(paused.get("paused").get("person").stringValue()).isEqualTo("ann");
    assertThat(paused.get("next").size()).isZero();
    ann.post("/schedules/looks/unpause", Map.of("reason", "it is back"));
    assertThat(room.read(ALL + "/{schedule}", ALL + "/looks").get("next").size()).isEqualTo(5);
    assertThat(lines("SCHEDULE_PAUSED", "looks")).isEqualTo(1);
    assertThat(lines("SCHEDULE_UNPAUSED", "looks")).isEqualTo(1);
  }

  @Test
  void whatItsFileHoldsNobodyLetsGoOn() {
    HttpResponse<String> page = ann.post("/schedules/held/unpause", Map.of("reason", "now"));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("its file holds it: take &#39;paused&#39; out of it at");
    HttpResponse<String> answer = room.starter.post(ALL + "/held/unpause", "{\"reason\": \"now\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    room.kept("post", ALL + "/{schedule}/unpause", answer);
  }

  @Test
  void whoLaunchesNowIsTheStarterAndMayDoSoOnceWhileItsRunIsOpen() {
    String form = ann.get("/schedules").body();
    Matcher id = RUN.matcher(form.substring(form.indexOf("/schedules/yearly/trigger")));
    assertThat(id.find()).isTrue();
    Map<String, String> sent = Map.of("run", id.group(1), "reason", "before the audit");
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = ann.post("/schedules/yearly/trigger", sent);
      assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(id.group(1));
    }
    JsonNode run = room.awaited(id.group(1), "WAITING");
    assertThat(run.get("starter").stringValue()).isEqualTo("ann");
    assertThat(lines("SCHEDULE_TRIGGERED", "yearly")).isEqualTo(1);
    assertThat(ann.get("/runs/" + id.group(1)).body()).contains("Turn the wheel 4 times?");

    HttpResponse<String> second =
        room.starter.post(ALL + "/yearly/trigger", "{\"reason\": \"again\"}");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("its run " + id.group(1) + " is open");
    JsonNode schedule = room.read(ALL + "/{schedule}", ALL + "/yearly");
    JsonNode slot = schedule.get("slots").get(0);
    assertThat(slot.get("state").stringValue()).isEqualTo("TRIGGERED");
    assertThat(slot.get("person").stringValue()).isEqualTo("ann");
    assertThat(eve.get("/schedules").body()).contains("triggered by <span>ann</span>");
    assertThat(schedule.get("next").get(0).get("local").stringValue())
        .endsWith("-01-01T03:00:00+01:00");
  }

  @Test
  void aKeyIsOneLaunchHoweverOftenItIsSent() {
    String path = ALL + "/looks/trigger";
    String body = "{\"reason\": \"a look\"}";
    HttpResponse<String> first = room.starter.post(path, body, "Idempotency-Key", "k-1");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    room.kept("post", ALL + "/{schedule}/trigger", first);
    String run = Machine.json(first).get("id").stringValue();
    room.awaited(run, "ENDED");
    HttpResponse<String> again = room.starter.post(path, body, "Idempotency-Key", "k-1");
    assertThat(Machine.json(again).get("id").stringValue()).isEqualTo(run);
    assertThat(room.approver.post(path, body).statusCode()).isEqualTo(403);
    assertThat(room.starter.post(path, "{}").statusCode()).isEqualTo(400);
    assertThat(room.starter.post(ALL + "/nothing/trigger", body).statusCode()).isEqualTo(404);
    room.read(ALL, ALL);
  }

  @Test
  void whatCannotBeLaunchedStopsTheStartWithFileAndLine(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("schedules.yaml"),
        """
        zone: UTC
        schedules:
          one: { runbook: close-valve, target: orders-db, mode: run, cron: "0 3 * * *" }
          two:
            runbook: open-valve
            target: nowhere
            mode: run
            cron: "0 3 * * *"
            inputs:
              turns: many
              speed: high
        """);
    assertThatThrownBy(() -> Desk.start(folder).close())
        .rootCause()
        .message()
        .contains(
            "schedules.yaml:3: 'runbook': expected one of ",
            "schedules.yaml:6: 'target': There is no target 'nowhere' for this runbook",
            "schedules.yaml:10: 'turns': A whole number, such as 16.",
            "schedules.yaml:11: open-valve has no input 'speed'; there are: turns");
  }

  private long lines(String what, String schedule) {
    return room.desk
        .database()
        .sql("SELECT count(*) FROM audit WHERE what = ? AND title = ?")
        .params(List.of(what, schedule))
        .query(Long.class)
        .single();
  }
}
