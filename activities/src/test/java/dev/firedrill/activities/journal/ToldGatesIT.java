package dev.firedrill.activities.journal;

import static dev.firedrill.activities.journal.Told.LAUNCH;
import static dev.firedrill.activities.journal.Told.decided;
import static dev.firedrill.activities.journal.Told.entry;
import static dev.firedrill.activities.journal.Told.opened;
import static dev.firedrill.activities.journal.Told.said;
import static dev.firedrill.activities.journal.Told.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the journal keeps of a gate, from its opening to its end. */
class ToldGatesIT {

  private static TestDatabase database;
  private static JdbcClient sql;
  private static JdbcJournal journal;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start();
    sql = database.intruder();
    journal = new JdbcJournal(database.application(), List::of);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  private void tell(Entry... entries) {
    journal.tell("run-1", LAUNCH, List.of(entries));
  }

  private static Map<String, Object> row(String query) {
    return sql.sql(query).query().singleRow();
  }

  private static List<String> strings(String query) {
    return sql.sql(query).query(String.class).list();
  }

  @Test
  void eachYesOfSeveralIsKeptWithTheGateAndTheGateStaysOpenUntilTheLast() {
    tell(started(), opened(2, 1));
    Entry first = said(3, 1, Kind.GATE_APPROVAL_COUNTED, "1 of 2: 3 of 4: fine", "eve");
    tell(first);
    tell(first);
    assertThat(strings("SELECT state || ' ' || approvals::text FROM gates"))
        .containsExactly(
            "OPEN [{\"at\": \""
                + first.at()
                + "\", \"person\": \"eve\","
                + " \"reason\": \"3 of 4: fine\"}]");
    assertThat(strings("SELECT state || ' ' || detail FROM steps"))
        .containsExactly("WAITING approved by eve, 1 of 2: 3 of 4: fine");
    tell(decided(4, 1, Kind.GATE_APPROVED));
    assertThat(strings("SELECT state || jsonb_path_query_array(approvals, '$.person') FROM gates"))
        .containsExactly("APPROVED[\"eve\", \"bob\"]");
  }

  @Test
  void escalationAddsAGroupAndPeopleAreNotifiedAgain() {
    tell(started(), opened(2, 1));
    sql.sql("UPDATE gates SET notified_at = now(), claimed_at = now()").update();
    tell(said(3, 1, Kind.GATE_ESCALATED, "owners", null));
    assertThat(strings("SELECT array_to_string(groups, ' ') FROM gates WHERE notified_at IS NULL"))
        .containsExactly("approver owners");
  }

  @Test
  void anOpenGateMakesTheRunWaitAndADecisionLetsItGoOn() {
    tell(started(), opened(2, 1));
    assertThat(
            row(
                "SELECT g.state, g.groups[1] AS groups, g.card ->> 'question' AS question, r.state AS run,"
                    + " s.state AS step FROM gates g, runs r, steps s"))
        .isEqualTo(
            Map.of(
                "state",
                "OPEN",
                "groups",
                "approver",
                "question",
                "Promote pg-2?",
                "run",
                "WAITING",
                "step",
                "WAITING"));
    tell(decided(3, 1, Kind.GATE_APPROVED));
    assertThat(
            row(
                "SELECT g.state, g.decided_by, g.reason, r.state AS run, s.state AS step, s.detail"
                    + " FROM gates g, runs r, steps s"))
        .isEqualTo(
            Map.of(
                "state",
                "APPROVED",
                "decided_by",
                "bob",
                "reason",
                "looks right",
                "run",
                "RUNNING",
                "step",
                "DONE",
                "detail",
                "approved by bob: looks right"));
  }

  @Test
  void aNoAndSilenceFailTheStep() {
    tell(started(), opened(2, 1), decided(3, 1, Kind.GATE_DENIED));
    tell(opened(4, 2), entry(5, Kind.GATE_EXPIRED, 2, "Approve it", "nobody answered"));
    assertThat(
            strings(
                "SELECT g.state || '|' || s.state || '|' || s.detail FROM gates g JOIN steps s ON"
                    + " s.ordinal = g.step ORDER BY step"))
        .containsExactly(
            "DENIED|FAILED|denied by bob: looks right", "EXPIRED|FAILED|nobody answered");
  }
}
