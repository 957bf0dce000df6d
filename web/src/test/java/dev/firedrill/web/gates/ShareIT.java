package dev.firedrill.web.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shares from the forms of their holders to a node that keeps what it was sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShareIT {

  private static final String PAGE = "/runbooks/vault-unseal";
  private static final String FIRST = "Zmlyc3Qgc2hhcmUgb2YgdGhlIGtleSwgMzMgYnl0ZXM=";
  private static final String SECOND = "c2Vjb25kIHNoYXJlIG9mIHRoZSBrZXksIDM0IGJ5dGU=";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");
  private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"");
  private static final String TARGET =
      """
      name: secrets
      system: vault
      environment: dev
      tier: 1
      recovery-time: PT1H
      recovery-point: PT1H
      stateful: true
      vault:
        nodes:
          vault-1:
            api: ADDRESS
        token: file:FOLDER/token
        canary: secret/data/canary
        tolerance: 0
      """;

  private final SealedNode node = SealedNode.start();
  private Desk desk;
  private Browser starter;
  private Browser holder;
  private Browser second;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path targets = Files.createDirectories(folder.resolve("targets"));
    Files.writeString(
        targets.resolve("secrets.yaml"),
        TARGET.replace("ADDRESS", node.address()).replace("FOLDER", folder.toString()));
    Files.writeString(folder.resolve("token"), "hvs.not-a-token");
    Files.setPosixFilePermissions(
        folder.resolve("token"), PosixFilePermissions.fromString("rw-------"));
    desk = Desk.start(folder);
    desk.add("sre-a", Role.OPERATOR, "security-oncall");
    desk.add("holder-a", Role.VIEWER, "vault-key-holders");
    desk.add("holder-b", Role.VIEWER, "vault-key-holders");
    starter = desk.signedIn("sre-a");
    holder = desk.signedIn("holder-a");
    second = desk.signedIn("holder-b");
  }

  @BeforeEach
  void seal() {
    node.sealAgain();
  }

  @AfterAll
  void stop() {
    desk.close();
    node.close();
  }

  @Test
  void eachHolderEntersTheirShareOnceAndItIsSentOnceAndShownNowhere() {
    String gate = sharesOf(launch());
    HttpResponse<String> entered = enter(holder, gate, FIRST);
    assertThat(entered.statusCode()).isEqualTo(200);
    assertThat(entered.body())
        .contains("Your share was entered", "1 of 2 shares")
        .doesNotContain("waiting for you");
    assertThat(enter(holder, gate, FIRST).statusCode()).isEqualTo(422);
    assertThat(enter(second, gate, " " + SECOND + "\n").body()).contains("unsealed");
    assertThat(node.sent())
        .containsExactly("{\"key\":\"" + FIRST + "\"}", "{\"key\":\"" + SECOND + "\"}");
    String run = gate.split("/")[2];
    Await.until(() -> starter.get("/runs/" + run).body().contains("Recovered"));
    for (String page :
        List.of(
            "/runs/" + run, gate, "/gates", "/runs/" + run + "/log/text", "/audit?run=" + run)) {
      assertThat(starter.get(page).body()).as(page).doesNotContain(FIRST, SECOND);
    }
    assertThat(starter.get("/audit/lines.jsonl?run=" + run).body())
        .contains("enters a share", "holder-a", "holder-b")
        .doesNotContain(FIRST, SECOND);
    assertThat(starter.get("/runs/" + run).body()).contains("vault-1: 1 of 2 shares");
  }

  /** Browsers offer to save what is in a password field, and to sync it to everywhere. */
  @Test
  void theFieldOfAShareIsNoneThatABrowserOffersToSave() {
    String gate = sharesOf(launch());
    Matcher field =
        Pattern.compile("<input[^>]*name=\"share\"[^>]*>").matcher(holder.get(gate).body());
    assertThat(field.find()).isTrue();
    assertThat(field.group())
        .contains("type=\"text\"", "class=\"masked\"", "autocomplete=\"off\"")
        .contains("spellcheck=\"false\"", "data-lpignore", "data-1p-ignore", "data-bwignore");
    assertThat(holder.get(gate).body())
        .doesNotContain("type=\"password\"")
        .contains("offers to keep it, say no");
    deny(gate);
  }

  @Test
  void whatSomebodyElseEntersMeanwhileIsLeftAloneAndAskedAboutBeforeItIsThrownAway() {
    String shares = sharesOf(launch());
    String run = shares.split("/")[2];
    node.enterByHand();
    assertThat(enter(holder, shares, FIRST).body())
        .contains("got no share: somebody else has entered 1 of 2 there");
    assertThat(enter(second, shares, SECOND).body()).contains("somebody else has entered 1 of 2");
    String others = "/gates/" + run + "/8";
    Await.until(() -> starter.get(others).body().contains("name=\"reason\""));
    assertThat(starter.get(others).body())
        .contains("Throw away vault-1: 1 entered, attempt theirs");
    assertThat(node.sent()).isEmpty();
    Map<String, String> yes =
        Map.of(
            "answer", "approve",
            "digest", digestOf(starter.get(others).body()),
            "reason", "she has stopped");
    assertThat(starter.post(others, yes).statusCode()).isEqualTo(302);
    String again = "/gates/" + run + "/11";
    Await.until(() -> holder.get(again).body().contains("name=\"share\""));
    assertThat(enter(holder, again, FIRST).body()).contains("1 of 2 shares");
    assertThat(enter(second, again, SECOND).body()).contains("unsealed");
    Await.until(() -> starter.get("/runs/" + run).body().contains("Recovered"));
  }

  @Test
  void whatIsNoShareIsNeitherCountedNorSentNorRepeated() {
    String gate = sharesOf(launch());
    HttpResponse<String> refused = enter(holder, gate, "not-a-share-at-all-not-a-share");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("That is no share").doesNotContain("not-a-share-at-all");
    assertThat(node.sent()).isEmpty();
    assertThat(holder.get(gate).body()).contains("Enter my share, as 1 of 2");
    deny(gate);
  }

  @Test
  void onlyAHolderEntersAShareAndOnlyInTheForm() {
    String gate = sharesOf(launch());
    assertThat(enter(starter, gate, FIRST).body()).contains("you may not enter a share here");
    assertThat(desk.browser().post(gate + "/share", Map.of("share", FIRST)).statusCode())
        .isNotEqualTo(200);
    HttpResponse<String> approved =
        holder.post(
            gate, Map.of("answer", "approve", "digest", digest(gate), "reason", "without one"));
    assertThat(approved.statusCode()).isEqualTo(422);
    assertThat(approved.body()).contains("a yes is said here by entering a share of the key");
    assertThat(node.sent()).isEmpty();
    deny(gate);
  }

  @Test
  void whileAllChangesAreStoppedNothingIsSent() {
    String gate = sharesOf(launch());
    JdbcClient database = desk.bean(JdbcClient.class);
    database.sql("INSERT INTO stop_switch (person, reason) VALUES ('admin', 'wait')").update();
    try {
      assertThat(enter(holder, gate, FIRST).body()).contains("all changes are stopped by admin");
    } finally {
      database.sql("DELETE FROM stop_switch").update();
    }
    assertThat(node.sent()).isEmpty();
    deny(gate);
  }

  /** Denies, so that the next run finds the target free. */
  private void deny(String gate) {
    holder.post(gate, Map.of("answer", "deny", "digest", digest(gate), "reason", "enough"));
    Await.until(() -> starter.get("/runs/" + gate.split("/")[2]).body().contains("Unverified"));
  }

  private static HttpResponse<String> enter(Browser who, String gate, String share) {
    Matcher digest = DIGEST.matcher(who.get(gate).body());
    return who.post(
        gate + "/share", Map.of("digest", digest.find() ? digest.group(1) : "", "share", share));
  }

  private String launch() {
    Matcher id = RUN.matcher(starter.get(PAGE).body());
    assertThat(id.find()).isTrue();
    Map<String, String> form = Map.of("run", id.group(1), "target", "secrets", "without", "");
    assertThat(starter.post(PAGE + "/launch", form).statusCode()).isEqualTo(302);
    return id.group(1);
  }

  /** Approves the unsealing, and returns the gate at which the shares are entered. */
  private String sharesOf(String run) {
    String first = "/gates/" + run + "/3";
    Await.until(() -> starter.get(first).body().contains("name=\"typed\""));
    Map<String, String> yes =
        Map.of(
            "answer", "approve",
            "digest", digestOf(starter.get(first).body()),
            "typed", "nobody sealed them on purpose",
            "reason", "a restart");
    assertThat(starter.post(first, yes).statusCode()).isEqualTo(302);
    String shares = "/gates/" + run + "/6";
    Await.until(() -> holder.get(shares).body().contains("name=\"share\""));
    return shares;
  }

  private String digest(String gate) {
    return digestOf(holder.get(gate).body());
  }

  private static String digestOf(String page) {
    Matcher digest = DIGEST.matcher(page);
    assertThat(digest.find()).isTrue();
    return digest.group(1);
  }
}
