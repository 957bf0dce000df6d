package dev.firedrill.web.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
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
    assertThat(browser.get("/runbooks").body()).contains("/runs/" + run);
  }

  @Test
  void nobodyTakesAnothersRunForTheirs() {
    String run = runOf(desk.signedIn("sre-a").get(PAGE));
    Map<String, String> form = Map.of("run", run, "target", "orders-db", "candidate", "");
    desk.signedIn("sre-a").post(PAGE + "/launch", form);
    assertThat(desk.signedIn("sre-b").post(PAGE + "/launch", form).statusCode()).isEqualTo(404);
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
  void aRunThatTheEngineDoesNotKnowIsLost() throws Exception {
    insert("r-gonegonegone", "RUNNING", "interval '10 seconds'");
    String ended = shown(desk.signedIn("sre-a"), "/runs/r-gonegonegone", "Lost");
    assertThat(ended).contains("the engine does not know the run");
    assertThat(
            count(
                "SELECT count(*) FROM audit WHERE what = 'ENDED_ELSEWHERE' AND title = ?",
                "r-gonegonegone"))
        .isPositive();
  }

  private void insert(String id, String state, String age) {
    desk.database()
        .sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request,"
                + " intended_at, state) VALUES (?, 'patroni-failover', 'v', 'orders-db', 'dev',"
                + " 'sre-a', '{\"target\":\"orders-db\",\"candidate\":\"\"}', now() - "
                + age
                + ", ?)")
        .params(id, state)
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

  /** The page, once it says this; within half a minute. */
  private static String shown(Browser browser, String path, String words) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    String body = browser.get(path).body();
    while (!body.contains(words) && System.nanoTime() < until) {
      Thread.onSpinWait();
      body = browser.get(path).body();
    }
    assertThat(body).contains(words);
    return body;
  }
}
