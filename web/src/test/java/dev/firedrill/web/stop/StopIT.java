package dev.firedrill.web.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The stop switch, from the admin's click to the run that waits at it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StopIT {

  private static final String PAGE = "/runbooks/open-valve";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");
  private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]+)\"");

  private Desk desk;
  private Browser admin;
  private Browser operator;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("boss", Role.ADMIN);
    desk.add("sre-a", Role.OPERATOR, "incident-commander");
    admin = desk.signedIn("boss");
    operator = desk.signedIn("sre-a");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @AfterEach
  void release() {
    admin.post("/stop/release", Map.of("reason", "the test is over"));
  }

  @Test
  void aRunWaitsAtTheSwitchAndGoesOnAfterTheRelease() {
    admin.post("/stop", Map.of("reason", "the wrong cluster"));
    String run = launchAndApprove();
    String waiting = awaited(run, "all changes are stopped by boss: the wrong cluster");
    assertThat(waiting).contains("All changes are stopped by boss").doesNotContain("Recovered");
    admin.post("/stop/release", Map.of("reason", "looked at it"));
    assertThat(awaited(run, "Recovered")).contains("halted", "went on");
    assertThat(told("CHANGES_STOPPED")).isEqualTo(told("CHANGES_RELEASED")).isEqualTo(1);
  }

  @Test
  void everybodySeesTheStopAndOnlyAnAdminSwitchesIt() {
    assertThat(operator.post("/stop", Map.of("reason", "me")).statusCode()).isEqualTo(403);
    admin.post("/stop", Map.of("reason", "everybody look"));
    assertThat(operator.get("/runs").body()).contains("All changes are stopped by boss");
    assertThat(operator.post("/stop/release", Map.of("reason", "me")).statusCode()).isEqualTo(403);
    assertThat(operator.get("/stop").body())
        .contains("everybody look")
        .doesNotContain("Release changes");
  }

  @Test
  void withoutAReasonNothingIsStopped() {
    assertThat(admin.post("/stop", Map.of("reason", "  ")).body()).contains("Say why");
    assertThat(admin.get("/stop").body()).contains("Changes are free");
  }

  @Test
  void aSecondStopKeepsTheFirstOnesReason() {
    admin.post("/stop", Map.of("reason", "the first"));
    admin.post("/stop", Map.of("reason", "the second"));
    assertThat(admin.get("/stop").body()).contains("the first").doesNotContain("the second");
  }

  private int told(String what) {
    return desk.database()
        .sql(
            "SELECT count(*) FROM audit WHERE what = ? AND content LIKE '%the wrong cluster%'"
                + " OR what = ? AND content LIKE '%looked at it%'")
        .params(what, what)
        .query(Integer.class)
        .single();
  }

  private String launchAndApprove() {
    Matcher id = RUN.matcher(operator.get(PAGE).body());
    assertThat(id.find()).isTrue();
    String run = id.group(1);
    operator.post(PAGE + "/launch", Map.of("run", run, "target", "orders-db", "turns", "3"));
    awaited(run, "Waiting for approval");
    Matcher digest = DIGEST.matcher(operator.get("/gates/" + run + "/2").body());
    assertThat(digest.find()).isTrue();
    operator.post(
        "/gates/" + run + "/2",
        Map.of("answer", "approve", "digest", digest.group(1), "reason", "looks right"));
    return run;
  }

  /** The run's page, once it says this. */
  private String awaited(String run, String words) {
    return Await.seen(() -> operator.get("/runs/" + run).body(), page -> page.contains(words));
  }
}
