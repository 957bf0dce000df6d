package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tokens from the terminal, beside a server that runs on the same data folder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock("java.lang.System.out")
final class TokensIT {

  /** The server looks twice a second; a machine that stands still looks later. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Desk desk;
  private Path data;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    data = folder.resolve("data");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void aTokenIsPrintedOnceAndWorksAtOnce() {
    Said made =
        say(
            "create",
            "ci",
            "--role",
            "operator",
            "--owner",
            "admin",
            "--groups",
            "incident-commander,dba");
    assertThat(made.status()).isZero();
    String token = made.out().strip();
    assertThat(token).matches("firedrill_[A-Za-z0-9_-]{43}");
    assertThat(made.err()).contains("shown once", "90 days").doesNotContain(token);
    var me = Machine.json(desk.machine(token).get("/api/v1/me"));
    assertThat(me.get("name").stringValue()).isEqualTo("token:ci");
    assertThat(me.get("role").stringValue()).isEqualTo("operator");
    assertThat(me.get("groups").toString()).isEqualTo("[\"dba\",\"incident-commander\"]");
    assertThat(contents("TOKEN_CREATED", "ci"))
        .contains("OPERATOR", "90", "admin")
        .doesNotContain(token);
    assertThat(say("list").out()).contains("ci ", "operator", "good").doesNotContain(token);
  }

  @Test
  void theSecretIsKeptNowhere() throws Exception {
    String token = say("create", "secretive", "--role", "viewer", "--owner", "admin").out().strip();
    desk.machine(token).get("/api/v1/me");
    String secret = token.substring(Token.PREFIX.length());
    try (Stream<Path> files = Files.walk(data)) {
      List<Path> holding =
          files.filter(Files::isRegularFile).filter(f -> holds(f, secret)).toList();
      assertThat(holding).isEmpty();
    }
    try (Stream<Path> left = Files.list(data.resolve("console"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aRevokedTokenIsGoneAtOnceAndForEver() {
    String token = say("create", "brief", "--role", "viewer", "--owner", "admin").out().strip();
    assertThat(desk.machine(token).get("/api/v1/me").statusCode()).isEqualTo(200);
    assertThat(say("revoke", "brief").status()).isZero();
    assertThat(desk.machine(token).get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(contents("TOKEN_REVOKED", "brief")).isEqualTo("{}");
    assertThat(say("revoke", "brief").err()).contains("revoked before");
    assertThat(say("create", "brief", "--role", "viewer", "--owner", "admin").err())
        .contains("for ever");
  }

  @Test
  void aTokenGoesWithItsOwnerAndComesBackWithNobody() {
    desk.add("leaver", Role.OPERATOR);
    String token = say("create", "theirs", "--role", "viewer", "--owner", "leaver").out().strip();
    assertThat(desk.machine(token).get("/api/v1/me").statusCode()).isEqualTo(200);
    desk.add("boss", Role.ADMIN);
    Browser boss = desk.signedIn("boss");
    assertThat(boss.post("/people/leaver/remove", Map.of()).statusCode()).isEqualTo(302);
    assertThat(desk.machine(token).get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(contents("TOKEN_REVOKED", "theirs")).contains("leaver");
    desk.add("leaver", Role.ADMIN);
    assertThat(desk.machine(token).get("/api/v1/me").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenOfAnAccountThatIsGoneOpensNothing() {
    desk.add("absent", Role.OPERATOR);
    String token = say("create", "left", "--role", "viewer", "--owner", "absent").out().strip();
    desk.database().sql("DELETE FROM accounts WHERE name = 'absent'").update();
    assertThat(desk.machine(token).get("/api/v1/me").statusCode()).isEqualTo(401);
    desk.add("head", Role.ADMIN);
    Map<String, String> form = Map.of("name", "absent", "role", "VIEWER", "groups", "");
    assertThat(desk.signedIn("head").post("/people", form).statusCode()).isLessThan(400);
    assertThat(desk.machine(token).get("/api/v1/me").statusCode()).as("of before").isEqualTo(401);
  }

  @Test
  void aTokenEndsByItself() {
    String token =
        say("create", "short", "--role", "viewer", "--owner", "admin", "--days", "1").out().strip();
    Instant end =
        desk.database()
            .sql("SELECT expires_at FROM tokens WHERE name = 'short'")
            .query(java.sql.Timestamp.class)
            .single()
            .toInstant();
    assertThat(end).isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(90_100));
    desk.database().sql("UPDATE tokens SET expires_at = now() WHERE name = 'short'").update();
    assertThat(desk.machine(token).get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(say("list").out()).containsPattern("short +viewer +admin +expired");
  }

  @Test
  void itIsKnownWhenATokenWasUsedLast() {
    String token = say("create", "seen", "--role", "viewer", "--owner", "admin").out().strip();
    String used = "SELECT used_at IS NOT NULL FROM tokens WHERE name = 'seen'";
    assertThat(desk.database().sql(used).query(Boolean.class).single()).isFalse();
    desk.machine(token).get("/api/v1/me");
    assertThat(desk.database().sql(used).query(Boolean.class).single()).isTrue();
  }

  @Test
  void withoutAServerNothingIsDoneAndNothingIsLeft(@TempDir Path nobody) throws Exception {
    Said said =
        capture(() ->
            new TokenCommand(nobody)
                .run(
                    List.of("create", "x", "--role", "viewer", "--owner", "admin"),
                    Duration.ofMillis(200)));
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("Nothing was done", "./firedrill up");
    try (Stream<Path> left = Files.list(nobody.resolve("console"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatMayNotBeIsSaidBeforeAnybodyIsAsked() {
    assertThat(say("create", "X", "--role", "admin", "--days", "400").err())
        .contains("lower-case letter", "viewer or operator", "1 to 365", "--owner");
    assertThat(say("create", "x", "--role", "viewer", "--owner", "nemo").err())
        .contains("Nobody is called 'nemo'");
    assertThat(say("create").status()).isEqualTo(2);
  }

  private String contents(String what, String title) {
    return desk.database()
        .sql("SELECT content FROM audit WHERE what = ? AND title = ?")
        .params(what, title)
        .query(String.class)
        .single();
  }

  private Said say(String... words) {
    return capture(() -> new TokenCommand(data).run(List.of(words), LONGEST));
  }

  private static Said capture(java.util.function.IntSupplier command) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    try {
      int status = command.getAsInt();
      return new Said(
          status,
          said.toString(StandardCharsets.UTF_8),
          complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static boolean holds(Path file, String secret) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret);
    } catch (java.io.IOException gone) {
      return false; // a file of the database that is no more
    }
  }

  private record Said(int status, String out, String err) {}
}
