package dev.firedrill.web.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A desk whose policy asks two people, and freezes; by browsers without JavaScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PolicyIT {

  private static final String PAGE = "/runbooks/open-valve";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");
  private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"");
  private static final String POLICY =
      """
      environments:
        dev: { approvals: 2, starter-may-approve: true }
      freeze:
        Long winter:
          from: 2020-01-01T00:00
          until: 2099-01-01T00:00
          zone: UTC
          environments: [dev]
          reason: Nobody is here.
      break-glass:
        approved-by: wardens
      """;

  private static final String BREAKING =
      "{\"runbook\": \"open-valve\", \"inputs\": {\"target\": \"orders-db\", \"turns\": 3},"
          + " \"breakGlass\": \"orders are lost\"}";

  private Desk desk;
  private Browser ann;
  private Browser bob;
  private Browser eve;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path policy = Files.writeString(folder.resolve("rules.yaml"), POLICY);
    desk = Desk.start(folder, "--firedrill.policy=" + policy);
    desk.add("ann", Role.OPERATOR, "incident-commander", "wardens");
    desk.add("bob", Role.VIEWER, "incident-commander", "wardens");
    desk.add("eve", Role.VIEWER, "incident-commander");
    ann = desk.signedIn("ann");
    bob = desk.signedIn("bob");
    eve = desk.signedIn("eve");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void duringAFreezeALaunchIsRefusedAndSaysWhatToDo() {
    assertThat(ann.get(PAGE).body()).contains("Freeze “Long winter”", "Nobody is here.", "wardens");
    assertThat(bob.get("/runs").body()).contains("Freeze “Long winter”");
    String run = launch("");
    assertThat(awaited(run, "Refused"))
        .contains("“Long winter” binds dev until 2099-01-01T00:00:00Z", "a second person of");
  }

  @Test
  void duringAFreezeATokensLaunchIsRefusedToo() {
    Machine alerts = desk.machine(desk.token("alerts", Role.OPERATOR));
    HttpResponse<String> begun =
        alerts.post(
            "/api/v1/runs",
            "{\"runbook\": \"open-valve\", \"inputs\": {\"target\": \"orders-db\", \"turns\": 3}}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    String path = "/api/v1/runs/" + Machine.json(begun).get("id").stringValue();
    JsonNode ended =
        Await.seen(
            () -> Machine.json(alerts.get(path)),
            run -> run.get("state").stringValue().equals("ENDED"));
    assertThat(ended.get("starter").stringValue()).isEqualTo("token:alerts");
    assertThat(ended.get("ending").stringValue()).isEqualTo("REFUSED");
    assertThat(ended.get("reasons").toString())
        .contains("“Long winter” binds dev until 2099-01-01T00:00:00Z", "a second person of");
  }

  @Test
  void whoBreaksAFreezeByATokenIsNotTheSecondPersonByName() {
    Machine cli = desk.machine(desk.tokenOf("ann", "ann-cli", Role.OPERATOR, "wardens"));
    HttpResponse<String> begun = cli.post("/api/v1/runs", BREAKING);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    String run = Machine.json(begun).get("id").stringValue();
    awaited(run, "Break the freeze “Long winter”?");
    String digest = digest(bob, run, 1);
    assertThat(decide(ann, run, 1, digest).body())
        .contains("ann started the run and may not approve it");
    String yes = "{\"yes\": true, \"digest\": \"" + digest + "\", \"reason\": \"mine\"}";
    assertThat(cli.post("/api/v1/runs/" + run + "/gates/1", yes).statusCode()).isEqualTo(403);
    bob.post(
        "/gates/" + run + "/1", Map.of("answer", "deny", "digest", digest, "reason", "not now"));
    awaited(run, "Declined");
  }

  @Test
  void aTokenThatBelongsToNobodyBreaksNoFreeze() {
    Machine old = desk.machine(desk.token("old", Role.OPERATOR));
    desk.database().sql("UPDATE tokens SET owner = NULL WHERE name = 'old'").update();
    HttpResponse<String> refused = old.post("/api/v1/runs", BREAKING);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("#/breakGlass", "by a token with an owner");
  }

  @Test
  void aSecondPersonLetsTheFreezeBeBrokenAndThenTwoApprove() {
    String run = launch("orders are lost");
    String page = awaited(run, "Waiting for approval");
    assertThat(page).contains("Break the freeze “Long winter”?", "orders are lost");
    assertThat(decide(ann, run, 1, digest(bob, run, 1)).body())
        .contains("ann started the run and may not approve it");
    assertThat(decide(eve, run, 1, digest(bob, run, 1)).statusCode()).isEqualTo(422);
    assertThat(decide(bob, run, 1, digest(bob, run, 1)).statusCode()).isEqualTo(302);

    awaited(run, "Turn the wheel 3 times?");
    String digest = digest(bob, run, 3);
    assertThat(decide(ann, run, 3, digest).statusCode()).isEqualTo(302);
    assertThat(
            Await.seen(
                () -> ann.get("/gates").body(), now -> now.contains("Nothing waits for you")))
        .contains("Waiting for others");
    assertThat(awaited(run, "1 of 2")).contains("it is time");
    assertThat(decide(ann, run, 3, digest).body()).contains("ann has approved it already");
    assertThat(eve.get("/gates").body()).contains("Waiting for you <span class=\"count\">1<");
    assertThat(decide(eve, run, 3, digest).statusCode()).isEqualTo(302);
    awaited(run, "Recovered");
    assertThat(bob.get("/gates/" + run + "/3").body()).contains("<b>ann</b>", "<b>eve</b>");
  }

  @Test
  void aPlanIsStartedDuringAFreezeWithAReasonAndMayWaitForItsTarget() {
    String plan = nextId();
    Map<String, String> form =
        Map.of("run", plan, "target", "orders-db", "turns", "3", "manner", "plan");
    assertThat(ann.post(PAGE + "/launch", form).statusCode()).isEqualTo(302);
    assertThat(awaited(plan, "Start it as it stands"))
        .contains("Freeze “Long winter”", "Why it cannot wait", "If another run holds the target");
    String path = "/runs/" + plan + "/start";
    String tooLong = "a".repeat(501);
    assertThat(ann.post(path, Map.of("run", nextId(), "break-glass", tooLong)).statusCode())
        .isEqualTo(422);
    String run = nextId();
    Map<String, String> start =
        Map.of("run", run, "break-glass", "orders are lost", "when-held", "QUEUE");
    assertThat(ann.post(path, start).statusCode()).isEqualTo(302);
    assertThat(awaited(run, "Break the freeze “Long winter”?"))
        .contains("holds to plan", "orders are lost");
    assertThat(
            desk.database()
                .sql("SELECT when_held FROM runs WHERE id = ?")
                .param(run)
                .query(String.class)
                .single())
        .isEqualTo("QUEUE");
    bob.post(
        "/gates/" + run + "/1",
        Map.of("answer", "deny", "digest", digest(bob, run, 1), "reason", "not now"));
    awaited(run, "Declined");
  }

  private String nextId() {
    Matcher id = RUN.matcher(ann.get(PAGE).body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private String launch(String breakGlass) {
    String run = nextId();
    Map<String, String> form =
        Map.of("run", run, "target", "orders-db", "turns", "3", "break-glass", breakGlass);
    assertThat(ann.post(PAGE + "/launch", form).statusCode()).isEqualTo(302);
    return run;
  }

  private static HttpResponse<String> decide(Browser who, String run, int step, String digest) {
    return who.post(
        "/gates/" + run + "/" + step,
        Map.of("answer", "approve", "digest", digest, "reason", "it is time"));
  }

  private static String digest(Browser who, String run, int step) {
    Matcher digest = DIGEST.matcher(who.get("/gates/" + run + "/" + step).body());
    assertThat(digest.find()).isTrue();
    return digest.group(1);
  }

  /** The run's page, once it says this. */
  private String awaited(String run, String words) {
    return Await.seen(() -> ann.get("/runs/" + run).body(), page -> page.contains(words));
  }
}
