package dev.firedrill.activities.journal;

import static dev.firedrill.activities.journal.Told.LAUNCH;
import static dev.firedrill.activities.journal.Told.at;
import static dev.firedrill.activities.journal.Told.done;
import static dev.firedrill.activities.journal.Told.ended;
import static dev.firedrill.activities.journal.Told.entry;
import static dev.firedrill.activities.journal.Told.opened;
import static dev.firedrill.activities.journal.Told.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Rests;
import dev.firedrill.workflows.procedure.TargetCard;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class JdbcJournalIT {

  private static final Inventory INVENTORY =
      () ->
          List.of(
              new TargetCard(
                  LAUNCH.target(),
                  "patroni",
                  "staging",
                  1,
                  "4 h",
                  List.of(),
                  List.of(),
                  false,
                  ""));

  private static TestDatabase database;
  private static JdbcClient sql;
  private static JdbcJournal journal;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start();
    sql = database.intruder();
    journal = new JdbcJournal(database.application(), INVENTORY);
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
    TestDatabase.done(() -> journal.tell("run-1", LAUNCH, List.of(entries)));
  }

  private static Map<String, Object> row(String query) {
    return sql.sql(query).query().singleRow();
  }

  private static List<String> strings(String query) {
    return sql.sql(query).query(String.class).list();
  }

  @Test
  void aRunThatNoFormLaunchedGetsItsRow() {
    tell(started());
    assertThat(row("SELECT * FROM runs"))
        .containsEntry("id", "run-1")
        .containsEntry("target", "db")
        .containsEntry("environment", "staging")
        .containsEntry("starter", "ann")
        .containsEntry("state", "RUNNING");
  }

  @Test
  void aLaunchedRunKeepsWhatTheFormSaid() {
    sql.sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request)"
                + " VALUES ('run-1', 'r', 'v', 'db', 'prod', 'ann', '{\"reason\": \"drill\"}')")
        .update();
    tell(started());
    assertThat(row("SELECT state, environment, request ->> 'reason' AS reason FROM runs"))
        .isEqualTo(Map.of("state", "RUNNING", "environment", "prod", "reason", "drill"));
  }

  @Test
  void aRunIsOfTheExecutionThatAskedFirstAndOfNoOtherAfterItsEnd() {
    Executions executions = new JdbcExecutions(database.application());
    assertThat(executions.isOf("run-1", "first")).as("before it is told").isFalse();
    tell(started());
    assertThat(executions.isOf("run-1", "first")).isTrue();
    assertThat(executions.isOf("run-1", "second")).isFalse();
    assertThat(executions.isOf("run-1", "first")).as("asked again").isTrue();
    sql.sql("UPDATE runs SET state = 'ENDED', execution = NULL").update();
    assertThat(executions.isOf("run-1", "third")).as("ended before executions were kept").isFalse();
  }

  @Test
  void whatAnotherExecutionTellsUnderARunsIdIsKeptAndEndsNothing() {
    tell(started());
    assertThat(new JdbcExecutions(database.application()).isOf("run-1", "first")).isTrue();
    tellAs("run-1", "run-1", "second", ended(2, Ending.REFUSED, "forged"));
    assertThat(row("SELECT state FROM runs")).isEqualTo(Map.of("state", "RUNNING"));
    assertThat(strings("SELECT what FROM audit ORDER BY position")).contains("RUN_ENDED");
    tellAs("run-1", "run-1", "first", ended(2, Ending.RECOVERED, "really"));
    assertThat(row("SELECT state, summary FROM runs"))
        .isEqualTo(Map.of("state", "ENDED", "summary", "really"));
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> tellAs("run-1", "run-2", "first", ended(3, Ending.REFUSED, "of another")))
        .withMessage("a run tells of itself, and this is run-2");
  }

  private static void tellAs(String run, String caller, String execution, Entry entry) {
    Caller.enter(new Caller(caller, execution, Rests.UNKNOWN));
    try {
      journal.tell(run, LAUNCH, List.of(entry));
    } finally {
      Caller.leave();
    }
  }

  @Test
  void stepsBeginAndEnd() {
    tell(
        started(),
        entry(2, Kind.LOOK_BEGAN, 1, "Look", ""),
        done(3, 1, ""),
        entry(4, Kind.CHECK_BEGAN, 2, "Check", ""),
        entry(5, Kind.STEP_FAILED, 2, "Check", "no standby\nno quorum"),
        entry(6, Kind.CHANGE_BEGAN, 3, "Hold", "pg-1"),
        done(7, 3, ""),
        entry(8, Kind.STEP_LEFT_OUT, 4, "Fence", "powered off"),
        entry(9, Kind.NO_WAY_BACK_BEGAN, 5, "Promote", ""),
        entry(10, Kind.VERIFY_BEGAN, 6, "Verify", ""),
        entry(11, Kind.UNDO_BEGAN, 7, "Let through", ""));
    assertThat(
            strings(
                "SELECT concat_ws('|', kind, title, state, detail) FROM steps ORDER BY ordinal"))
        .containsExactly(
            "LOOK|Look|DONE|",
            "CHECK|Check|FAILED|no standby\nno quorum",
            "CHANGE|Hold|DONE|pg-1",
            "CHANGE|Fence|LEFT_OUT|powered off",
            "NO_WAY_BACK|Promote|RUNNING|",
            "VERIFY|Verify|RUNNING|",
            "UNDO|Let through|RUNNING|");
    assertThat(strings("SELECT facts ->> 'rows' FROM steps WHERE ordinal = 1"))
        .containsExactly("[[\"pg-1\"]]");
  }

  @Test
  void lookingAgainFailsTheStepOnlyWithAReason() {
    tell(started(), entry(2, Kind.LOOK_BEGAN, 1, "Look", ""), done(3, 1, "seen"));
    tell(entry(4, Kind.LOOKED_AGAIN, 1, "Look", ""));
    assertThat(strings("SELECT state || detail FROM steps")).containsExactly("DONEseen");
    tell(entry(5, Kind.LOOKED_AGAIN, 1, "Look", "the leader is back"));
    assertThat(strings("SELECT state || '|' || detail FROM steps"))
        .containsExactly("FAILED|the leader is back");
  }

  @Test
  void theEndLeavesNothingRunningOrOpen() {
    tell(started(), entry(2, Kind.CHANGE_BEGAN, 1, "Hold", "pg-1"), opened(3, 2));
    tell(ended(4, Ending.UNVERIFIED, "go and look"));
    assertThat(
            strings(
                "SELECT state || '|' || ending || '|' || summary || '|' || (report ->> 'rows') FROM"
                    + " runs"))
        .containsExactly("ENDED|UNVERIFIED|go and look|[[\"pg-1\"]]");
    assertThat(strings("SELECT state || '|' || detail FROM steps ORDER BY ordinal"))
        .containsExactly("FAILED|pg-1\nnot finished", "FAILED|Promote pg-2?\nnot finished");
    assertThat(strings("SELECT state || '|' || reason FROM gates"))
        .containsExactly("EXPIRED|the run ended");
  }

  @Test
  void toldTwiceIsKeptOnceEvenAtAnotherTime() {
    tell(started(), opened(2, 1));
    tell(started(), opened(2, 1));
    Entry later =
        new Entry(1, at(50), Kind.RUN_STARTED, 0, "patroni-failover", "v1", null, null, null, null);
    tell(later);
    tell();
    assertThat(strings("SELECT what FROM audit ORDER BY position"))
        .containsExactly("RUN_STARTED", "GATE_OPENED");
  }

  @Test
  void otherContentIsACorrectionAndShown() {
    tell(started(), entry(2, Kind.LOOK_BEGAN, 1, "Look", ""), done(3, 1, "old"));
    tell(done(3, 1, "new"));
    tell(done(3, 1, "newest"), done(3, 1, "new"));
    assertThat(
            strings(
                "SELECT correction || '|' || (content::jsonb ->> 'detail') FROM audit WHERE"
                    + " sequence = 3 ORDER BY position"))
        .containsExactly("0|old", "1|new", "2|newest");
    assertThat(strings("SELECT detail FROM steps")).containsExactly("newest");
  }

  @Test
  void whatTheDatabaseCannotKeepIsReplaced() {
    tell(
        started(),
        entry(2, Kind.LOOK_BEGAN, 1, "Lo\0ok", ""),
        entry(3, Kind.STEP_FAILED, 1, "Lo\0ok", "a\0b\ud83d"));
    assertThat(strings("SELECT title || detail FROM steps"))
        .containsExactly("Lo\ufffdoka\ufffdb\ufffd");
    assertThat(AuditChain.verify(database.application()).holds()).isTrue();
  }

  @Test
  void everyTellingIsNoticedByTheRunsName() throws Exception {
    try (Connection listening = database.application().getConnection();
        Statement statement = listening.createStatement()) {
      statement.execute("LISTEN firedrill");
      tell(started());
      tell(started());
      PGNotification[] heard = listening.unwrap(PGConnection.class).getNotifications(60_000);
      assertThat(heard).singleElement().extracting(PGNotification::getParameter).isEqualTo("run-1");
    }
  }

  @Test
  void theDeskWritesIntoTheSameChain() {
    tell(started());
    journal.append("ann", "SIGNED_IN", "session", Map.of("from", "127.0.0.1"));
    journal.append("", "SIGN_IN_FAILED", "session", Map.of());
    assertThat(
            strings(
                "SELECT concat_ws('|', position, person, what, content) FROM audit WHERE run_id IS"
                    + " NULL ORDER BY position"))
        .containsExactly("2|ann|SIGNED_IN|{\"from\":\"127.0.0.1\"}", "3|SIGN_IN_FAILED|{}");
    assertThat(AuditChain.verify(database.application()).holds()).isTrue();
  }

  @Test
  void aTellingThatFailsLeavesNothingBehind() {
    List<Entry> ofNoRun = List.of(entry(1, Kind.LOOK_BEGAN, 1, "a step of no run", ""));
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> journal.tell("run-1", LAUNCH, ofNoRun));
    assertThat(strings("SELECT what FROM audit")).isEmpty();
  }

  @Test
  void manyAtOnceMakeOneChain() throws Exception {
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int run = 0; run < 20; run++) {
        String id = "run-" + run;
        List<Entry> first = List.of(started(), entry(2, Kind.LOOK_BEGAN, 1, "Look", ""));
        List<Entry> last = List.of(done(3, 1, ""), ended(4, Ending.RECOVERED, ""));
        many.execute(() -> {
          TestDatabase.done(() -> journal.tell(id, LAUNCH, first));
          TestDatabase.done(() -> journal.tell(id, LAUNCH, last));
        });
      }
    }
    ChainReport report = AuditChain.verify(database.application());
    assertThat(report.broken()).isEmpty();
    assertThat(report.last()).isEqualTo(80);
  }

  @Test
  void aProcessThatStandsStillWithTheLockDoesNotStopTheOthers() throws Exception {
    SingleConnectionDataSource frozen =
        new SingleConnectionDataSource(database.application().getConnection(), true);
    frozen.getConnection().setAutoCommit(false);
    new Chain(JdbcClient.create(frozen)).lock();
    tell(started());
    assertThat(strings("SELECT what FROM audit")).containsExactly("RUN_STARTED");
    assertThat(frozen.getConnection().isValid(1)).isFalse();
    frozen.destroy();
  }

  @Test
  void theApplicationItselfCannotAlterTheAudit() {
    tell(started());
    JdbcClient application = JdbcClient.create(database.application());
    for (String statement :
        List.of("UPDATE audit SET what = 'x'", "DELETE FROM audit", "TRUNCATE audit")) {
      assertThatExceptionOfType(DataAccessException.class)
          .as(statement)
          .isThrownBy(() -> application.sql(statement).update());
      assertThatExceptionOfType(DataAccessException.class)
          .as("as the owner: " + statement)
          .isThrownBy(() -> sql.sql(statement).update())
          .withMessageContaining("append-only");
    }
  }
}
