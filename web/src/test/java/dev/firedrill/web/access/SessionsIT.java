package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;

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
  void guessingMakesTheAccountWaitButNobodysSessionAndNoOtherAccount() {
    desk.add("mo", Role.OPERATOR);
    desk.add("ny", Role.OPERATOR);
    Browser inside = desk.signedIn("mo");
    Browser attacker = desk.browser();
    for (int i = 0; i < 7; i++) {
      assertThat(attacker.signIn("mo", "guess number " + i).statusCode()).isEqualTo(401);
    }
    desk.database()
        .sql("UPDATE accounts SET locked_until = now() + interval '1 hour' WHERE name = 'mo'")
        .update();
    assertThat(attacker.signIn("mo", Desk.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(inside.get("/runs").statusCode()).isEqualTo(200);
    assertThat(desk.browser().signIn("ny", Desk.PASSWORD).statusCode()).isEqualTo(302);
    desk.signedIn("admin").post("/people/mo/unlock", Map.of());
    assertThat(desk.browser().signIn("mo", Desk.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void theConsoleLetsSomebodyInAgain() throws Exception {
    desk.add("pat", Role.VIEWER);
    Browser before = desk.signedIn("pat");
    var passwords = new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4);
    new ResetFolder(data).ask("pat", passwords.encode("said at the console"));
    desk.bean(Resets.class).carryOut();
    assertThat(before.get("/runs").statusCode()).isEqualTo(302);
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
    desk.database()
        .sql("UPDATE sessions SET seen_at = now() - make_interval(secs => ?) WHERE token_hash = ?")
        .params(
            Sessions.IDLE.plus(Duration.ofMinutes(1)).toSeconds(), Secrets.hash(browser.session()))
        .update();
    assertThat(browser.get("/runs").statusCode()).isEqualTo(302);
    assertThat(desk.bean(Sessions.class).sweep()).isPositive();
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
