package dev.firedrill.web.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.Hook;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.engine.SecretReference;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Who is told of a parked run, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ParkNotifierIT {

  private static final String RUN = "r-parkedparked";
  private static final String CARD =
      """
      {"id": 1, "step": 3, "title": "Turn the wheel", "reasons": ["it is stuck"], "offers": [],
       "group": "", "barred": null, "since": "2026-07-25T12:00:00Z", "digest": "d"}\
      """;

  private Desk desk;
  private ParkClaims claims;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    claims = desk.bean(ParkClaims.class);
    sql(
        "INSERT INTO runs (id, runbook, version, target, environment, starter, request, intended_at)"
            + " VALUES ('"
            + RUN
            + "', 'open-valve', 'v', 'orders-db', 'dev', 'sre-a', '{}', now() + interval '1 day')");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @BeforeEach
  void parked() {
    sql("DELETE FROM parkings");
    desk.database()
        .sql(
            "INSERT INTO parkings (run_id, number, card, parked_at, state)"
                + " VALUES (?, 1, ?::jsonb, now(), 'OPEN')")
        .params(RUN, CARD)
        .update();
  }

  @Test
  void aParkedRunIsHeldByOneAtATimeAndFreeAgainAfterAMinute() {
    assertThat(claims.take()).hasSize(1);
    assertThat(claims.take()).as("within the lease").isEmpty();
    sql("UPDATE parkings SET claimed_at = claimed_at - interval '61 seconds'");
    claims.sent(claims.take().getFirst());
    sql("UPDATE parkings SET claimed_at = claimed_at - interval '1 hour'");
    assertThat(claims.take()).as("sent").isEmpty();
  }

  @Test
  void nobodyIsCalledToARunThatGoesOn() {
    sql("UPDATE parkings SET state = 'CLOSED'");
    assertThat(claims.take()).isEmpty();
  }

  @Test
  void theNotificationSaysWhyTheRunWaits() throws Exception {
    URI here = URI.create("https://desk.example");
    Hook hook = new Hook();
    try (hook) {
      NotifyProperties properties =
          new NotifyProperties(hook.address(), new SecretReference("env:PATH"), here);
      new ParkNotifier(claims, new Postman(desk.bean(JsonMapper.class), properties)).look();
      Await.until(() -> number("SELECT count(*) FROM parkings WHERE notified_at IS NOT NULL") == 1);
    }
    assertThat(hook.taken().stream().distinct()) // sent again where an answer came too late
        .singleElement()
        .asString()
        .contains("run-parked", "it is stuck", "Turn the wheel", RUN)
        .contains("https://desk.example/runs/" + RUN + "/parked");
  }

  private void sql(String statement) {
    desk.database().sql(statement).update();
  }

  private long number(String sql) {
    return desk.database().sql(sql).query(Long.class).single();
  }
}
