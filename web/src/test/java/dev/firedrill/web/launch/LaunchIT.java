package dev.firedrill.web.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import dev.firedrill.workflows.procedure.Ending;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A launch from the form to the run's ending, in a browser without JavaScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LaunchIT {

  private static final String PAGE = "/runbooks/patroni-failover";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");

  private Desk desk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("sre-a", Role.OPERATOR);
    desk.add("sre-b", Role.OPERATOR);
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void aFormThatIsSentTwiceIsOneRunAndTheRunSaysWhyItWasRefused() throws Exception {
    Browser browser = desk.signedIn("sre-a");
    String run = runOf(browser.get(PAGE));
    Map<String, String> form = Map.of("run", run, "target", "orders-db", "candidate", "");
    for (int i = 0; i < 3; i++) {
      assertThat(browser.post(PAGE + "/launch", form).headers().firstValue("Location").orElse(""))
          .endsWith("/runs/" + run);
    }
    assertThat(count("SELECT count(*) FROM runs WHERE id = ?", run)).isEqualTo(1);
    assertThat(
            count(
                "SELECT count(*) FROM audit WHERE what = 'LAUNCHED' AND content LIKE ?",
                "%" + run + "%"))
        .isEqualTo(1);
    String ended = shown(browser, "/runs/" + run, "Refused");
    assertThat(ended).contains("etcd does not answer", "Nothing was changed", "not reached");
    assertThat(browser.get("/runs?state=REFUSED&person=sre-a").body()).contains(run);
    assertThat(browser.get("/runs?target=other").body()).contains("No run matches");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String days = "&since=" + today.minusDays(1) + "&until=" + today;
    assertThat(browser.get("/runs?person=sre-a" + days).body()).contains(run);
    assertThat(browser.get("/runs?until=" + today.minusDays(2)).body()).contains("No run matches");
    assertThat(browser.get("/runs?since=" + today.plusDays(2)).body()).contains("No run matches");
    assertThat(browser.get("/runs?since=some-day").body()).contains(run);
    assertThat(browser.get("/runbooks").body()).contains("/runs/" + run);
  }

  @Test
  void aNoteStaysInTheAuditAndOnTheRunsScreenAsText() throws Exception {
    Browser browser = desk.signedIn("sre-a");
    String run = runOf(browser.get(PAGE));
    browser.post(PAGE + "/launch", Map.of("run", run, "target", "orders-db", "candidate", ""));
    shown(browser, "/runs/" + run, "Refused");
    String note = "pulled the plug <b>myself</b>\u0000";
    assertThat(browser.post("/runs/" + run + "/notes", Map.of("text", note)).statusCode())
        .isEqualTo(302);
    assertThat(browser.get("/runs/" + run).body())
        .contains("noted", "pulled the plug &lt;b&gt;myself&lt;/b&gt;");
    assertThat(browser.post("/runs/" + run + "/notes", Map.of("text", " ")).statusCode())
        .isEqualTo(400);
    assertThat(browser.post("/runs/r-nnnnnnnnnnnn/notes", Map.of("text", "x")).statusCode())
        .isEqualTo(404);
    assertThat(count("SELECT count(*) FROM audit WHERE what = 'NOTED' AND run_id = ?", run))
        .isEqualTo(1);
  }

  @Test
  void nobodyTakesAnothersRunForTheirs() {
    String run = runOf(desk.signedIn("sre-a").get(PAGE));
    Map<String, String> form = Map.of("run", run, "target", "orders-db", "candidate", "");
    desk.signedIn("sre-a").post(PAGE + "/launch", form);
    assertThat(desk.signedIn("sre-b").post(PAGE + "/launch", form).statusCode()).isEqualTo(404);
    Await.until(
        () -> count("SELECT count(*) FROM runs WHERE id = ? AND state = 'ENDED'", run) == 1);
  }

  @Test
  void aMistakeStartsNothing() {
    Browser browser = desk.signedIn("sre-a");
    String run = runOf(browser.get(PAGE));
    HttpResponse<String> answer =
        browser.post(
            PAGE + "/launch", Map.of("run", run, "target", "10.0.0.1", "candidate", "<b>"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Nothing was started", "&lt;b&gt;").doesNotContain("<b>\"");
    assertThat(runOf(answer)).isEqualTo(run);
    assertThat(count("SELECT count(*) FROM runs WHERE id = ?", run)).isZero();
  }

  @Test
  void anIntentWhoseStartWasLostIsStarted() throws Exception {
    insert("r-lostlostlost", "INTENDED", "interval '10 seconds'");
    String ended = shown(desk.signedIn("sre-a"), "/runs/r-lostlostlost", "Refused");
    assertThat(ended).contains("etcd does not answer");
  }

  @Test
  void anIntentWithoutItsRunbookIsRefusedOnlyIfTheEngineNeverHadIt() throws Exception {
    desk.bean(WorkflowClient.class)
        .newUntypedWorkflowStub(
            "no-such-runbook",
            WorkflowOptions.newBuilder()
                .setTaskQueue("of-another-version")
                .setWorkflowId("r-therethereth")
                .build())
        .start("whatever");
    insert("r-therethereth", "no-such-runbook", "INTENDED", "interval '20 seconds'");
    insert("r-neverneverne", "no-such-runbook", "INTENDED", "interval '10 seconds'");
    String ended = shown(desk.signedIn("sre-a"), "/runs/r-neverneverne", "Refused");
    assertThat(ended).contains("the run was never started");
    assertThat(desk.signedIn("sre-a").get("/runs/r-therethereth").body()).contains("Starting");
    desk.bean(WorkflowClient.class).newUntypedWorkflowStub("r-therethereth").terminate("enough");
    assertThat(shown(desk.signedIn("sre-a"), "/runs/r-therethereth", "Lost"))
        .contains("at the engine the run is terminated");
  }

  @Test
  void whatToldItsOwnEndMeanwhileDidNotEndElsewhere() {
    insert("r-endedendeden", "ENDED", "interval '10 seconds'");
    desk.bean(EndedElsewhere.class)
        .tell("r-endedendeden", new EngineView.End(Ending.LOST, "seen a moment too early"));
    assertThat(
            count(
                "SELECT count(*) FROM audit WHERE what = 'ENDED_ELSEWHERE' AND title = ?",
                "r-endedendeden"))
        .isZero();
  }

  @Test
  void aRunThatTheEngineDoesNotKnowIsLostAndNothingOfItGoesOn() throws Exception {
    insert("r-gonegonegone", "INTENDED", "interval '-1 hour'");
    desk.database()
        .sql(
            "INSERT INTO steps (run_id, ordinal, kind, title, state, began_at)"
                + " VALUES ('r-gonegonegone', 1, 'LOOK', 'Look', 'DONE', now()),"
                + " ('r-gonegonegone', 2, 'CHANGE', 'Fence', 'RUNNING', now())")
        .update();
    desk.database().sql("UPDATE runs SET state = 'RUNNING' WHERE id = 'r-gonegonegone'").update();
    String ended = shown(desk.signedIn("sre-a"), "/runs/r-gonegonegone", "Lost");
    assertThat(ended).contains("the engine does not know the run", "not finished", "stopped here");
    assertThat(
            desk.database()
                .sql("SELECT state FROM steps WHERE run_id = 'r-gonegonegone' ORDER BY ordinal")
                .query(String.class)
                .list())
        .containsExactly("DONE", "FAILED");
    assertThat(
            count(
                "SELECT count(*) FROM audit WHERE what = 'ENDED_ELSEWHERE' AND title = ?",
                "r-gonegonegone"))
        .isPositive();
  }

  private void insert(String id, String state, String age) {
    insert(id, "patroni-failover", state, age);
  }

  private void insert(String id, String runbook, String state, String age) {
    desk.database()
        .sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request,"
                + " intended_at, state) VALUES (?, ?, 'v', 'orders-db', 'dev',"
                + " 'sre-a', '{\"target\":\"orders-db\",\"candidate\":\"\"}', now() - "
                + age
                + ", ?)")
        .params(id, runbook, state)
        .update();
  }

  private long count(String sql, String value) {
    return desk.database().sql(sql).param(value).query(Long.class).single();
  }

  private static String runOf(HttpResponse<String> page) {
    Matcher run = RUN.matcher(page.body());
    assertThat(run.find()).isTrue();
    return run.group(1);
  }

  /** The page, once it says this. */
  private static String shown(Browser browser, String path, String words) {
    return Await.seen(() -> browser.get(path).body(), page -> page.contains(words));
  }
}
