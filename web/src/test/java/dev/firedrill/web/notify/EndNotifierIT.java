package dev.firedrill.web.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.Hook;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.engine.SecretReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Who is told of a run that ended so that somebody has to look, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EndNotifierIT {

  private static final String RUN = "r-endedendeden";

  private Desk desk;
  private EndClaims claims;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    claims = desk.bean(EndClaims.class);
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @BeforeEach
  void empty() {
    sql("DELETE FROM runs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNVERIFIED", "LOST"})
  void whoeverAnswersIsToldToGoAndLook(String ending) throws Exception {
    ended(ending, "sre-a");
    URI here = URI.create("https://desk.example");
    Hook hook = new Hook();
    try (hook) {
      NotifyProperties properties =
          new NotifyProperties(hook.address(), new SecretReference("env:PATH"), here);
      new EndNotifier(claims, new Postman(desk.bean(JsonMapper.class), properties)).look();
      Await.until(() -> number("SELECT count(*) FROM runs WHERE end_notified_at IS NOT NULL") == 1);
    }
    assertThat(hook.taken().stream().distinct()) // sent again where an answer came too late
        .singleElement()
        .asString()
        .contains("run-" + ending.toLowerCase(Locale.ROOT), "the host went away")
        .contains("Go and look: open-valve on orders-db ended " + ending)
        .contains("https://desk.example/runs/" + RUN);
  }

  @Test
  void itIsHeldByOneAtATimeAndFreeAgainAfterAMinuteUntilItIsSent() {
    ended("UNVERIFIED", "sre-a");
    assertThat(claims.take()).hasSize(1);
    assertThat(claims.take()).as("within the lease").isEmpty();
    sql("UPDATE runs SET end_claimed_at = end_claimed_at - interval '61 seconds'");
    claims.sent(claims.take().getFirst());
    sql("UPDATE runs SET end_claimed_at = end_claimed_at - interval '1 hour'");
    assertThat(claims.take()).as("sent").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RECOVERED", "REFUSED", "DECLINED", "EXPIRED", "ABORTED", "PLANNED"})
  void nobodyIsCalledToARunThatLeftNothingToLookAt(String ending) {
    ended(ending, "sre-a");
    assertThat(claims.take()).isEmpty();
  }

  @Test
  void whatAScheduleStartedIsToldOfAsItsSlot() {
    ended("UNVERIFIED", "schedule:backup");
    assertThat(claims.take()).isEmpty();
  }

  private void ended(String ending, String starter) {
    desk.database()
        .sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request, state,"
                + " ending, summary, ended_at) VALUES (?, 'open-valve', 'v', 'orders-db', 'dev', ?,"
                + " '{}', 'ENDED', ?, 'the host went away', now())")
        .params(RUN, starter, ending)
        .update();
  }

  private void sql(String statement) {
    desk.database().sql(statement).update();
  }

  private long number(String sql) {
    return desk.database().sql(sql).query(Long.class).single();
  }
}
