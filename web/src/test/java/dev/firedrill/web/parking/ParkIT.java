package dev.firedrill.web.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.valve.Wheel;
import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.ParkCard;
import dev.firedrill.workflows.procedure.Receipt;
import dev.firedrill.workflows.procedure.SignedChoice;
import io.temporal.client.WorkflowClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A run that is parked or cancelled, by people in browsers without JavaScript and by machines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ParkIT {

  private static final String PAGE = "/runbooks/open-valve";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");
  private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"");
  private static final String RETRY = "RETRY:";

  private Desk desk;
  private Browser operator;
  private Browser commander;
  private Browser viewer;
  private Machine machine;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("sre-a", Role.OPERATOR);
    desk.add("sre-b", Role.VIEWER, "incident-commander");
    desk.add("guest", Role.VIEWER);
    operator = desk.signedIn("sre-a");
    commander = desk.signedIn("sre-b");
    viewer = desk.signedIn("guest");
    machine = desk.machine(desk.token("robot", Role.OPERATOR));
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @BeforeEach
  void theWheelSticks() {
    Wheel.STUCK.set(true);
    Wheel.TURNED.set(0);
  }

  @Test
  void aParkedRunIsLoudOnEveryPageAndGoesOnWhenItIsTriedAgain() {
    String run = parked();
    String page = operator.get("/runs/" + run).body();
    assertThat(page)
        .contains("Parked: waits for a person", "the wheel is stuck: oil it")
        .contains("Try “Turn the wheel” again", "End the run");
    assertThat(viewer.get("/targets").body())
        .contains("Parked, until somebody chooses", "open-valve on orders-db", ", parked: ");
    assertThat(viewer.get("/runs/" + run + "/parked").body()).doesNotContain("name=\"choice\"");
    assertThat(choose(viewer, run, RETRY, digest(run), "me").statusCode()).isEqualTo(403);
    Wheel.STUCK.set(false);
    assertThat(choose(operator, run, RETRY, digest(run), "oiled it").statusCode()).isEqualTo(302);
    assertThat(awaited(run, "Recovered")).contains("retry chosen", "oiled it");
    assertThat(Wheel.TURNED).hasValue(1);
    assertThat(viewer.get("/targets").body()).doesNotContain("Parked, until");
  }

  @Test
  void onlyWhoApprovedMaySkipAndTheEndingSaysWhoDid() {
    String run = parked();
    assertThat(choose(operator, run, "SKIP:", digest(run), "why not").body())
        .contains("only a member of incident-commander");
    assertThat(choose(commander, run, "SKIP:", digest(run), " ").body())
        .contains("a choice needs a reason");
    assertThat(choose(commander, run, "SKIP:", digest(run), "turned by hand").statusCode())
        .isEqualTo(302);
    assertThat(awaited(run, "Recovered"))
        .contains("skipped by sre-b: Turn the wheel: turned by hand");
    assertThat(Wheel.TURNED).hasValue(0);
  }

  @Test
  void aDoubleClickAndAChoiceAboutAnEarlierParkingDoNothing() {
    String run = parked();
    String first = digest(run);
    assertThat(choose(operator, run, RETRY, first, "once").statusCode()).isEqualTo(302);
    awaitParking(run, 2);
    assertThat(choose(operator, run, "ABORT:", first, "twice").body())
        .contains("about another state of the run");
    assertThat(operator.get("/runs/" + run).body()).contains("Parked: waits for a person");
    end(run);
  }

  @Test
  void aChoiceSentStraightToTheEngineDoesNothing() {
    String run = parked();
    ParkCard card = desk.bean(Parkings.class).of(run).orElseThrow().card();
    SignedChoice forged =
        new SignedChoice(
            run,
            card.id(),
            card.digest(),
            Choice.ABORT,
            "",
            "sre-a",
            true,
            List.of(),
            "forged",
            Instant.now(),
            "n",
            "AAAA");
    assertThatThrownBy(() ->
            desk.bean(WorkflowClient.class)
                .newUntypedWorkflowStub(run)
                .update("choose", Receipt.class, forged))
        .hasStackTraceContaining("not signed");
    end(run);
  }

  @Test
  void aRunIsCancelledAtItsGateAndTheGateClosesWithoutANo() {
    String run = launch();
    assertThat(viewer.post("/runs/" + run + "/cancel", cancel("me")).statusCode()).isEqualTo(403);
    assertThat(operator.post("/runs/" + run + "/cancel", cancel(" ")).body())
        .contains("a choice needs a reason");
    assertThat(operator.post("/runs/" + run + "/cancel", cancel("wrong valve")).statusCode())
        .isEqualTo(302);
    assertThat(awaited(run, "Aborted, undone"))
        .contains("cancelled by sre-a: wrong valve", "nothing was changed")
        .contains("the run was cancelled")
        .doesNotContain("gate denied");
    assertThat(operator.post("/runs/" + run + "/cancel", cancel("again")).body())
        .contains("the run has ended");
  }

  @Test
  void whileAChosenUndoIsCarriedOutTheRunIsCancelledAndNotLeft() {
    String run = launch("/runbooks/drain-pipe");
    operator.post("/runs/" + run + "/cancel", cancel("wrong pipe"));
    awaitParking(run, 1);
    Wheel.STUCK.set(false);
    Wheel.GRIP.acquireUninterruptibly();
    try {
      assertThat(
              choose(operator, run, "UNDO:Open the pipe again", digest(run), "it is dry")
                  .statusCode())
          .isEqualTo(302);
      Await.until(() -> undoes(run));
      assertThat(operator.get("/runs/" + run + "/cancel").body())
          .contains("Cancel the run?", "value=\"CANCEL\"")
          .doesNotContain("Stop the undoing?", "LEAVE");
      assertThat(operator.post("/runs/" + run + "/cancel", cancel("enough")).statusCode())
          .isEqualTo(302);
    } finally {
      Wheel.GRIP.release();
    }
    awaitParking(run, 2);
    assertThat(operator.get("/runs/" + run).body()).contains("cancelled by sre-a: enough");
    choose(operator, run, "ABORT:", digest(run), "the test is over");
    awaited(run, "Unverified");
  }

  @Test
  void machinesChooseAndCancelByTheSameRules() {
    String run = parked();
    String path = "/api/v1/runs/" + run;
    HttpResponse<String> read = machine.get(path);
    assertThat(Machine.json(read).at("/state").stringValue()).isEqualTo("PARKED");
    assertThat(Machine.json(read).at("/parked/offers/0/choice").stringValue()).isEqualTo("RETRY");
    String body = "{\"parking\":%d,\"digest\":\"%s\",\"choice\":\"%s\",\"reason\":\"oiled\"}";
    assertThat(machine.post(path + "/choices", body.formatted(1, "beef", "RETRY")).statusCode())
        .isEqualTo(409);
    String digest = digest(run);
    assertThat(machine.post(path + "/choices", body.formatted(1, digest, "SKIP")).statusCode())
        .isEqualTo(403);
    assertThat(machine.post(path + "/choices", body.formatted(1, digest, "CANCEL")).statusCode())
        .isEqualTo(400);
    assertThat(machine.post(path + "/cancel", "{\"reason\":\"enough\"}").statusCode())
        .isEqualTo(200);
    awaited(run, "Aborted, undone");
    assertThat(machine.post(path + "/cancel", "{\"reason\":\"enough\"}").statusCode())
        .isEqualTo(409);
  }

  private static Map<String, String> cancel(String reason) {
    return Map.of("choice", "CANCEL", "reason", reason);
  }

  private String parked() {
    String run = launch();
    Matcher digest = DIGEST.matcher(commander.get("/gates/" + run + "/2").body());
    assertThat(digest.find()).isTrue();
    commander.post(
        "/gates/" + run + "/2",
        Map.of("answer", "approve", "digest", digest.group(1), "reason", "looks right"));
    awaitParking(run, 1);
    return run;
  }

  private void end(String run) {
    choose(operator, run, "ABORT:", digest(run), "the test is over");
    awaited(run, "Aborted, undone");
  }

  private boolean undoes(String run) {
    return desk.database()
        .sql(
            "SELECT EXISTS (SELECT FROM steps WHERE run_id = ? AND kind = 'UNDO' AND ended_at IS"
                + " NULL)")
        .param(run)
        .query(Boolean.class)
        .single();
  }

  private String launch() {
    return launch(PAGE);
  }

  private String launch(String page) {
    Matcher id = RUN.matcher(operator.get(page).body());
    assertThat(id.find()).isTrue();
    Map<String, String> form = Map.of("run", id.group(1), "target", "orders-db", "turns", "13");
    assertThat(operator.post(page + "/launch", form).statusCode()).isEqualTo(302);
    awaited(id.group(1), "Waiting for approval");
    return id.group(1);
  }

  private HttpResponse<String> choose(
      Browser browser, String run, String choice, String digest, String reason) {
    int number = desk.bean(Parkings.class).of(run).orElseThrow().card().id();
    return browser.post(
        "/runs/" + run + "/choices",
        Map.of(
            "parking",
            String.valueOf(number),
            "digest",
            digest,
            "choice",
            choice,
            "reason",
            reason));
  }

  private String digest(String run) {
    return desk.bean(Parkings.class).of(run).orElseThrow().card().digest();
  }

  private void awaitParking(String run, int number) {
    Await.until(() ->
        desk.bean(Parkings.class).of(run).filter(row -> row.card().id() == number).isPresent());
  }

  /** The run's page, once it says this. */
  private String awaited(String run, String words) {
    return Await.seen(() -> operator.get("/runs/" + run).body(), page -> page.contains(words));
  }
}
