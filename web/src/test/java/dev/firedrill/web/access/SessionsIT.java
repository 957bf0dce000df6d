package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, for how long, and how that ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionsIT {

  private Desk desk;
  private Path data;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    data = folder.resolve("data");
    desk.bean(Accounts.class).setPassword("admin", Desk.PASSWORD, false);
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    var answer = desk.browser().signIn("admin", Desk.PASSWORD);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("firedrill-session=")
                .contains("HttpOnly", "SameSite=Strict"));
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void aSessionIsNewAtEachSignInAndGoneAfterSignOut() {
    Browser browser = desk.signedIn("admin");
    String first = browser.session();
    browser.signIn("admin", Desk.PASSWORD);
    assertThat(browser.session()).isNotEmpty().isNotEqualTo(first);
    String second = browser.session();
    browser.post("/sign-out", Map.of());
    assertThat(desk.browser().get("/runs", "Cookie", "firedrill-session=" + second).statusCode())
        .isEqualTo(302);
    assertThat(desk.browser().get("/runs", "Cookie", "firedrill-session=" + first).statusCode())
        .isEqualTo(302);
  }

  @Test
  void theTokenItselfIsKeptNowhere() {
    Browser browser = desk.signedIn("admin");
    List<String> kept =
        desk.database().sql("SELECT token_hash FROM sessions").query(String.class).list();
    assertThat(kept).isNotEmpty().doesNotContain(browser.session());
  }

  @Test
  void aRoleThatIsTakenAwayIsGoneEverywhereAtOnce() {
    desk.add("kim", Role.ADMIN);
    Browser kim = desk.signedIn("kim");
    assertThat(kim.get("/people").statusCode()).isEqualTo(200);
    desk.signedIn("admin")
        .post("/people/kim/allow", Map.of("role", "VIEWER", "groups", "incident-commander"));
    assertThat(kim.get("/people").statusCode()).isEqualTo(302);
    kim.signIn("kim", Desk.PASSWORD);
    assertThat(kim.get("/people").statusCode()).isEqualTo(403);
  }

  @Test
  void aNewPasswordEndsAllOtherSessions() {
    desk.add("lou", Role.VIEWER);
    Browser laptop = desk.signedIn("lou");
    Browser phone = desk.signedIn("lou");
    String wanted = "walk through the door";
    var form = Map.of("current", Desk.PASSWORD, "wanted", wanted, "again", wanted);
    laptop.post("/account/password", form);
    assertThat(laptop.get("/runs").statusCode()).isEqualTo(200);
    assertThat(phone.get("/runs").statusCode()).isEqualTo(302);
  }

  @Test
  void guessingHoldsUpTheGuesserAndNeitherThePersonNorASessionNorAnotherAccount() {
    desk.add("mo", Role.OPERATOR);
    desk.add("ny", Role.OPERATOR);
    Browser inside = desk.signedIn("mo");
    Browser attacker = desk.browserFrom("127.0.0.2");
    guess(attacker, "mo", 7);
    sql("UPDATE sign_in_sources SET waits_until = now() + interval '1 hour' WHERE failures >= 5");
    assertThat(attacker.signIn("mo", Desk.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(attacker.signIn("ny", Desk.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(inside.get("/runs").statusCode()).isEqualTo(200);
    assertThat(desk.browserFrom("127.0.0.3").signIn("mo", Desk.PASSWORD).statusCode())
        .isEqualTo(302);
    assertThat(desk.signedIn("admin").get("/people").body())
        .contains("waits after failed attempts");
    desk.signedIn("admin").post("/people/mo/unlock", Map.of());
    assertThat(desk.browserFrom("127.0.0.2").signIn("mo", Desk.PASSWORD).statusCode())
        .isEqualTo(302);
  }

  @Test
  void aHeaderMakesNobodySomebodyElse() {
    desk.add("oz", Role.OPERATOR);
    Browser attacker = desk.browserFrom("127.0.0.2");
    for (int i = 0; i < 5; i++) {
      Map<String, String> form = Map.of("name", "oz", "password", "guess number " + i);
      attacker.post("/sign-in", form, "X-Forwarded-For", "203.0.113." + i, "Forwarded", "for=x");
    }
    assertThat(
            desk.database()
                .sql("SELECT source FROM sign_in_sources WHERE name = 'oz' AND failures = 5")
                .query(String.class)
                .list())
        .containsExactly("127.0.0.2");
  }

  @Test
  void guessesFromManyPlacesHoldUpStrangePlacesAndNotThoseWhereThePersonCameInFrom() {
    desk.add("pi", Role.OPERATOR);
    desk.signedIn("pi");
    sql("UPDATE accounts SET failures = 99 WHERE name = 'pi'");
    guess(desk.browserFrom("127.0.0.2"), "pi", 1);
    sql("UPDATE accounts SET locked_until = locked_until + interval '1 hour' WHERE name = 'pi'");
    assertThat(desk.browserFrom("127.0.0.3").signIn("pi", Desk.PASSWORD).statusCode())
        .isEqualTo(401);
    assertThat(desk.browser().signIn("pi", Desk.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(desk.browserFrom("127.0.0.3").signIn("pi", Desk.PASSWORD).statusCode())
        .as("after the person came in")
        .isEqualTo(302);
  }

  @Test
  void aStolenSessionIsNoWayToGuessThePassword() {
    desk.add("qi", Role.OPERATOR);
    Browser stolen = desk.signedIn("qi");
    String wanted = "mine from now on";
    for (int i = 0; i < 5; i++) {
      var form = Map.of("current", "guess number " + i, "wanted", wanted, "again", wanted);
      assertThat(stolen.post("/account/password", form).statusCode()).isEqualTo(422);
    }
    sql(
        "UPDATE sign_in_sources SET waits_until = waits_until + interval '1 hour'"
            + " WHERE name = 'qi'");
    var form = Map.of("current", Desk.PASSWORD, "wanted", wanted, "again", wanted);
    assertThat(stolen.post("/account/password", form).body()).contains("too many wrong ones");
    assertThat(desk.browserFrom("127.0.0.2").signIn("qi", Desk.PASSWORD).statusCode())
        .as("the password is what it was")
        .isEqualTo(302);
  }

  @Test
  void aNameThatNobodyCanHaveIsAnUnknownName() {
    for (String name : List.of("mo\0", "\0", "Mo", "mo' OR 1=1", "é".repeat(10_000))) {
      var answer = desk.browser().signIn(name, "whatever it is");
      assertThat(answer.statusCode()).as(name).isEqualTo(401);
      assertThat(answer.body()).contains("Name or password is wrong");
    }
    for (String password : List.of("\0", Desk.PASSWORD + "\0", "ä".repeat(1_000))) {
      assertThat(desk.browser().signIn("admin", password).statusCode()).isEqualTo(401);
    }
    sql("UPDATE accounts SET failures = 0, locked_until = NULL");
    sql("DELETE FROM sign_in_sources");
  }

  private static void guess(Browser browser, String name, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(browser.signIn(name, "guess number " + i).statusCode()).isEqualTo(401);
    }
  }

  private void sql(String statement) {
    desk.database().sql(statement).update();
  }

  @Test
  void theConsoleLetsSomebodyInAgain() throws Exception {
    desk.add("pat", Role.VIEWER);
    Browser before = desk.signedIn("pat");
    var passwords = new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4);
    new ResetFolder(data).ask("pat", passwords.encode("said at the console"));
    desk.bean(Resets.class).carryOut();
    // The clock may have taken the request up already, and be at work on it.
    Await.until(() -> before.get("/runs").statusCode() == 302);
    Browser after = desk.browser();
    assertThat(after.signIn("pat", "said at the console").statusCode()).isEqualTo(302);
    assertThat(after.get("/runs").headers().firstValue("Location").orElse("")).endsWith("/account");
  }

  @Test
  void theLastAdminStays() {
    Browser admin = desk.signedIn("admin");
    assertThat(admin.post("/people/admin/allow", Map.of("role", "VIEWER")).statusCode())
        .isEqualTo(422);
    assertThat(admin.post("/people/admin/remove", Map.of()).statusCode()).isEqualTo(422);
    assertThat(admin.get("/people").statusCode()).isEqualTo(200);
  }

  @Test
  void anUnusedSessionEnds() {
    Browser browser = desk.signedIn("admin");
    String hash = Secrets.hash(browser.session());
    desk.database()
        .sql("UPDATE sessions SET seen_at = now() - make_interval(secs => ?) WHERE token_hash = ?")
        .params(Sessions.IDLE.plus(Duration.ofMinutes(1)).toSeconds(), hash)
        .update();
    assertThat(browser.get("/runs").statusCode()).isEqualTo(302);
    desk.bean(Sessions.class).sweep(); // unless the clock did so a moment ago
    assertThat(
            desk.database()
                .sql("SELECT count(*) FROM sessions WHERE token_hash = ?")
                .param(hash)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aLinkOnAnotherSiteLeadsInWithoutASecondSignIn() {
    var knock = desk.browser().get("/gates/r-1/4", "Sec-Fetch-Site", "cross-site");
    assertThat(knock.statusCode()).isEqualTo(200);
    assertThat(knock.body()).contains("http-equiv=\"refresh\"");
    assertThat(desk.browser().get("/gates/r-1/4", "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(302);
  }
}
