package dev.firedrill.web.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.Hook;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.engine.SecretReference;
import dev.firedrill.web.notify.Claims.Claim;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Who notifies of a gate, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClaimsIT {

  private static final String RUN = "r-claimsclaims";

  private Desk desk;
  private Claims claims;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    claims = desk.bean(Claims.class);
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
  void noGate() {
    sql("DELETE FROM gates");
  }

  @Test
  void aGateIsHeldByOneAtATimeAndSaysWhatPeopleNeed() {
    open(2);
    List<Claim> claimed = claims.take();
    assertThat(claimed).hasSize(1);
    OpenGate gate = claimed.getFirst().gate();
    assertThat(List.of(gate.run(), gate.runbook(), gate.target(), gate.starter()))
        .containsExactly(RUN, "open-valve", "orders-db", "sre-a");
    assertThat(List.of(gate.environment(), gate.question(), gate.groups()))
        .containsExactly("dev", "Turn it?", List.of("incident-commander"));
    assertThat(List.of(gate.people(), gate.approved())).containsExactly(2, 0);
    assertThat(claims.take()).isEmpty();
  }

  @Test
  void whatItsHolderDidNotSendIsFreeAfterAMinute() {
    open(2);
    Claim died = claims.take().getFirst();
    sql("UPDATE gates SET claimed_at = now() - interval '10 seconds'");
    assertThat(claims.take()).as("within the lease").isEmpty();
    sql("UPDATE gates SET claimed_at = now() - interval '61 seconds'");
    List<Claim> again = claims.take();
    assertThat(again).extracting(Claim::gate).containsExactly(died.gate());
    claims.sent(again.getFirst());
    sql("UPDATE gates SET claimed_at = claimed_at - interval '1 hour'");
    assertThat(claims.take()).as("sent").isEmpty();
  }

  @Test
  void whoseLeaseIsOverSendsForNobodyElse() {
    open(2);
    Claim slow = claims.take().getFirst();
    sql("UPDATE gates SET claimed_at = NULL"); // opened anew
    claims.sent(slow);
    assertThat(claims.take()).hasSize(1);
  }

  @Test
  void nobodyIsCalledToAGateThatIsNotOpen() {
    open(2);
    sql("UPDATE gates SET state = 'APPROVED'");
    assertThat(claims.take()).isEmpty();
    sql("UPDATE gates SET state = 'OPEN', expires_at = now() - interval '1 second'");
    assertThat(claims.take()).isEmpty();
  }

  @Test
  void ofManyProcessesOneHasEachGate() throws Exception {
    IntStream.range(0, 60).forEach(this::open);
    List<Integer> had = new ArrayList<>();
    Callable<List<Claim>> process = claims::take;
    try (ExecutorService web = Executors.newFixedThreadPool(6)) {
      for (Future<List<Claim>> each : web.invokeAll(java.util.Collections.nCopies(12, process))) {
        each.get().forEach(claim -> had.add(claim.gate().step()));
      }
    }
    claims.take().forEach(claim -> had.add(claim.gate().step()));
    assertThat(had).doesNotHaveDuplicates().hasSize(60);
  }

  @Test
  void whatWasTakenIsNotSentAgain() throws Exception {
    open(2);
    Hook hook = new Hook();
    try (hook) {
      NotifyProperties properties =
          new NotifyProperties(hook.address(), new SecretReference("env:PATH"), null);
      GateNotifier notifier =
          new GateNotifier(claims, new Postman(desk.bean(JsonMapper.class), properties));
      notifier.look();
      Await.until(() -> number("SELECT count(*) FROM gates WHERE notified_at IS NOT NULL") == 1);
      List<String> posts = hook.taken(); // more than one where an answer came too late
      assertThat(posts).isNotEmpty().allMatch(body -> body.contains("gate-opened"));
      assertThat(posts.getFirst()).contains("Turn it?", RUN);
      sql("UPDATE gates SET claimed_at = claimed_at - interval '1 hour'");
      assertThat(claims.take()).as("sent").isEmpty();
      notifier.look();
      assertThat(hook.taken()).isEqualTo(posts);
    }
  }

  private void open(int step) {
    desk.database()
        .sql(
            "INSERT INTO gates (run_id, step, card, groups, opened_at, expires_at, state)"
                + " VALUES (?, ?, '{\"question\": \"Turn it?\", \"deciders\": {\"people\": 2}}',"
                + " ARRAY['incident-commander'], now(),"
                + " now() + interval '15 minutes', 'OPEN')")
        .params(RUN, step)
        .update();
  }

  private void sql(String statement) {
    desk.database().sql(statement).update();
  }

  private long number(String sql) {
    return desk.database().sql(sql).query(Long.class).single();
  }
}
