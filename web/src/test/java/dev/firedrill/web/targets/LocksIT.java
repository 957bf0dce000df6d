package dev.firedrill.web.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Locks on the desk: who holds a target, who waits, and what an admin does about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocksIT {

  private static final String PAGE = "/runbooks/open-valve";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");
  private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9]+)\"");

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
  void nothingStaysOpen() {
    for (String run : runs("state <> 'ENDED'")) {
      answer(run, "deny");
      awaited(run, "Declined");
    }
    runs("state <> 'ENDED'").forEach(run -> awaited(run, "What may be done next"));
  }

  @Test
  void theSecondRunIsRefusedAndToldWhoHoldsTheTarget() {
    String first = launch("REFUSE");
    assertThat(awaited(first, "Waiting for approval")).contains("holds the lock on");
    String second = launch("REFUSE");
    assertThat(awaited(second, "Refused"))
        .contains("orders-db is held by " + first + ", which sre-a started, since ")
        .doesNotContain("Look at the valve</span> <span class=\"quiet more\"");
    assertThat(operator.get("/targets").body()).contains(">" + first + "</a>", "token");
  }

  @Test
  void aRunThatWaitsSaysSoAndGoesOnWhenItIsItsTurn() {
    String first = launch("QUEUE");
    awaited(first, "Waiting for approval");
    String second = launch("QUEUE");
    assertThat(awaited(second, "Waits for the lock on")).contains("held by", first);
    assertThat(operator.get("/targets").body()).contains(">" + second + "</a> waits for it");
    answer(first, "deny");
    awaited(second, "Waiting for approval");
    answer(second, "approve");
    awaited(second, "Recovered");
    String targets = operator.get("/targets").body();
    assertThat(targets).contains("The lock is free.");
    String last = targets.substring(targets.indexOf("plain-list"));
    assertThat(last.substring(0, last.indexOf("All runs on it")))
        .as("the newest first, each with its ending and who started it")
        .containsSubsequence(
            "Recovered", "/runs/" + second, "sre-a", "Declined", "/runs/" + first, "sre-a");
  }

  @Test
  void anAdminTakesALockOverByNameAndWithAReason() {
    String first = launch("REFUSE");
    awaited(first, "Waiting for approval");
    String token = token();
    assertThat(post(operator, "takeover", token, "mine").statusCode()).isEqualTo(403);
    assertThat(post(admin, "takeover", token, " ").body()).contains("Say why");
    assertThat(post(admin, "takeover", "999", "look").body()).contains("changed since you looked");
    assertThat(post(admin, "free", token, "look").body()).contains("changed since you looked");
    post(admin, "takeover", token, "it hangs since noon");
    assertThat(operator.get("/runs/" + first).body())
        .contains("lock taken over", "by boss", "it hangs since noon");
    assertThat(operator.get("/targets").body()).contains("The lock is free.");
    String second = launch("REFUSE");
    assertThat(awaited(second, "Waiting for approval")).contains("holds the lock on");
    assertThat(Long.parseLong(token())).isEqualTo(Long.parseLong(token) + 2);
  }

  @Test
  void whatALostRunHeldIsLeftBehindUntilAnAdminFreesIt() {
    String lost = launch("REFUSE");
    awaited(lost, "Waiting for approval");
    desk.bean(io.temporal.client.WorkflowClient.class)
        .newUntypedWorkflowStub(lost)
        .terminate("a test");
    assertThat(awaited(lost, "Lost")).contains("behind", "until an admin frees");
    assertThat(operator.get("/targets").body())
        .contains("Lock left behind")
        .doesNotContain("Free ");
    assertThat(awaited(launch("REFUSE"), "Refused")).contains("ended outside Firedrill");
    post(admin, "free", token(), "looked: the valve is shut");
    assertThat(operator.get("/targets").body()).contains("The lock is free.");
    assertThat(operator.get("/runs/" + lost).body()).contains("lock orphaned", "lock freed");
    awaited(launch("REFUSE"), "Waiting for approval");
  }

  @Test
  void aTargetWhoseLastRunEndedUnverifiedSaysSoBeforeTheNextLaunch() {
    String run = launch("REFUSE");
    awaited(run, "Waiting for approval");
    answer(run, "deny");
    awaited(run, "Declined");
    desk.database().sql("UPDATE runs SET ending = 'UNVERIFIED' WHERE id = ?").param(run).update();
    assertThat(operator.get("/targets").body()).contains("The last run ended unverified");
    assertThat(operator.get(PAGE).body()).contains("ended unverified");
    desk.database().sql("UPDATE runs SET ending = 'DECLINED' WHERE id = ?").param(run).update();
    assertThat(operator.get(PAGE).body()).doesNotContain("ended unverified");
  }

  private String launch(String whenHeld) {
    Matcher id = RUN.matcher(operator.get(PAGE).body());
    assertThat(id.find()).isTrue();
    Map<String, String> typed = new HashMap<>();
    typed.put("run", id.group(1));
    typed.put("target", "orders-db");
    typed.put("turns", "3");
    typed.put("when-held", whenHeld);
    operator.post(PAGE + "/launch", typed);
    return id.group(1);
  }

  private void answer(String run, String answer) {
    Matcher digest = DIGEST.matcher(operator.get("/gates/" + run + "/2").body());
    if (digest.find()) {
      operator.post(
          "/gates/" + run + "/2",
          Map.of("answer", answer, "digest", digest.group(1), "reason", "the test says so"));
    }
  }

  private HttpResponse<String> post(Browser browser, String what, String token, String reason) {
    return browser.post(
        "/targets/orders-db/lock/" + what, Map.of("token", token, "reason", reason));
  }

  private String token() {
    Matcher token = TOKEN.matcher(admin.get("/targets").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private List<String> runs(String which) {
    return desk.database().sql("SELECT id FROM runs WHERE " + which).query(String.class).list();
  }

  /** The run's page, once it says this. */
  private String awaited(String run, String words) {
    return Await.seen(() -> operator.get("/runs/" + run).body(), page -> page.contains(words));
  }
}
