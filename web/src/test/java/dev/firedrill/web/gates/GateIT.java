package dev.firedrill.web.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A gate from the inbox to the decision, by people in browsers without JavaScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GateIT {

  private static final String PAGE = "/runbooks/open-valve";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");
  private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"");

  private Desk desk;
  private Browser starter;
  private Browser approver;
  private Browser stranger;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("sre-a", Role.OPERATOR);
    desk.add("sre-b", Role.VIEWER, "incident-commander");
    desk.add("sre-c", Role.ADMIN, "database-oncall");
    starter = desk.signedIn("sre-a");
    approver = desk.signedIn("sre-b");
    stranger = desk.signedIn("sre-c");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void aMemberApprovesAndTheRunGoesOn() {
    String run = launch();
    String inbox = approver.get("/gates").body();
    assertThat(inbox).contains("Turn the wheel 3 times?", "/gates/" + run + "/2");
    assertThat(starter.get("/gates").body()).contains("Nothing waits for you");
    assertThat(decide(approver, run, "approve", digest(run), "the leader is dead").statusCode())
        .isEqualTo(302);
    assertThat(awaited(run, "Recovered")).contains("sre-b", "the leader is dead");
    assertThat(decide(approver, run, "deny", digestOf(inbox), "too late").body())
        .contains("not open any more");
  }

  @Test
  void whoIsNoMemberOrSaysNoReasonOrSawAnotherStateIsToldSo() {
    String run = launch();
    String digest = digest(run);
    assertThat(decide(starter, run, "approve", digest, "me").statusCode()).isEqualTo(403);
    assertThat(decide(stranger, run, "approve", digest, "me").body()).contains("may not decide");
    assertThat(decide(approver, run, "approve", digest, " ").body())
        .contains("a decision needs a reason");
    assertThat(decide(approver, run, "approve", "beef", "why").body())
        .contains("another state of the run");
    assertThat(starter.get("/runs/" + run).body()).contains("Waiting for approval");
    decide(approver, run, "deny", digest, "it is only a network partition");
    assertThat(awaited(run, "Declined")).contains("it is only a network partition");
  }

  @Test
  void aDecisionSentStraightToTheEngineOpensNothing() {
    String run = launch();
    var forged =
        new dev.firedrill.workflows.procedure.SignedDecision(
            run,
            2,
            digest(run),
            true,
            "sre-b",
            java.util.List.of("incident-commander"),
            "forged",
            "",
            java.time.Instant.now(),
            "n",
            "AAAA");
    var engine = desk.bean(io.temporal.client.WorkflowClient.class);
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            engine
                .newUntypedWorkflowStub(run)
                .update("decide", dev.firedrill.workflows.procedure.Receipt.class, forged))
        .hasStackTraceContaining("not signed");
    decide(approver, run, "deny", digest(run), "clean up");
    assertThat(awaited(run, "Declined")).doesNotContain("forged");
  }

  @Test
  void aBrowserWithoutScriptMayHoldTheScreenStillToWriteANote() {
    String run = launch();
    assertThat(starter.get("/runs/" + run).body())
        .contains("http-equiv=\"refresh\"", "Hold it still");
    assertThat(starter.get("/runs/" + run + "?still").body())
        .contains("Let it go on")
        .doesNotContain("http-equiv=\"refresh\"");
    decide(approver, run, "deny", digest(run), "clean up");
    assertThat(awaited(run, "Declined")).doesNotContain("Hold it still");
  }

  private String launch() {
    Matcher id = RUN.matcher(starter.get(PAGE).body());
    assertThat(id.find()).isTrue();
    Map<String, String> form = Map.of("run", id.group(1), "target", "orders-db", "turns", "3");
    assertThat(starter.post(PAGE + "/launch", form).statusCode()).isEqualTo(302);
    awaited(id.group(1), "Waiting for approval");
    return id.group(1);
  }

  private static HttpResponse<String> decide(
      Browser browser, String run, String answer, String digest, String reason) {
    return browser.post(
        "/gates/" + run + "/2", Map.of("answer", answer, "digest", digest, "reason", reason));
  }

  private String digest(String run) {
    return digestOf(approver.get("/gates/" + run + "/2").body());
  }

  private static String digestOf(String page) {
    Matcher digest = DIGEST.matcher(page);
    assertThat(digest.find()).isTrue();
    return digest.group(1);
  }

  /** The run's page, once it says this. */
  private String awaited(String run, String words) {
    return Await.seen(() -> starter.get("/runs/" + run).body(), page -> page.contains(words));
  }
}
