package dev.firedrill.activities.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditChainIT {

  private static TestDatabase database;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start();
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void tellTwentyLines() {
    database.empty();
    List<Entry> entries = new ArrayList<>(List.of(Told.started()));
    for (int i = 2; i <= 20; i++) {
      entries.add(Told.entry(i, Kind.LOOK_BEGAN, i, "Look", "at " + i));
    }
    JdbcJournal journal = new JdbcJournal(database.application(), List::of);
    TestDatabase.done(() -> journal.tell("run-1", Told.LAUNCH, entries));
  }

  private static List<String> brokenBy(String... statements) {
    database.intruder().sql("ALTER TABLE audit DISABLE TRIGGER USER").update();
    for (String statement : statements) {
      assertThat(database.intruder().sql(statement).update()).isPositive();
    }
    return AuditChain.verify(database.application()).broken();
  }

  @Test
  void anUntouchedChainHolds() {
    ChainReport report = AuditChain.verify(database.application());
    assertThat(report.holds()).isTrue();
    assertThat(report.last()).isEqualTo(20);
    assertThat(report.head()).hasSize(64).isNotEqualTo(Line.GENESIS);
  }

  @Test
  void anEmptyOneHoldsToo() {
    database.empty();
    assertThat(AuditChain.verify(database.application()))
        .isEqualTo(new ChainReport(0, Line.GENESIS, List.of()));
  }

  @Test
  void anEditOfAnyFieldIsFound() {
    assertThat(brokenBy("UPDATE audit SET person = 'eve' WHERE position = 7"))
        .containsExactly("line 7 was altered");
    assertThat(brokenBy("UPDATE audit SET person = NULL WHERE position = 7")).isEmpty();
    for (String edit :
        List.of(
            "person = ''",
            "what = 'x'",
            "title = 'x'",
            "content = '{}'",
            "at = at + interval '1 s'",
            "run_id = 'x'",
            "sequence = 99",
            "correction = 5")) {
      tellTwentyLines();
      assertThat(brokenBy("UPDATE audit SET " + edit + " WHERE position = 7"))
          .as(edit)
          .containsExactly("line 7 was altered");
    }
  }

  @Test
  void anEditWithAHashOfItsOwnIsFoundAtTheNextLine() {
    Line forged = new Line("run-1", 7, 0, Told.at(7), "eve", "LOOK_BEGAN", "Look", "{}");
    String previous =
        database
            .intruder()
            .sql("SELECT previous FROM audit WHERE position = 7")
            .query(String.class)
            .single();
    assertThat(
            brokenBy(
                "UPDATE audit SET person = 'eve', content = '{}', hash = '"
                    + forged.hash(7, previous)
                    + "' WHERE position = 7"))
        .containsExactly("line 8 does not follow the line before it");
  }

  @Test
  void aDeletionIsFound() {
    assertThat(brokenBy("DELETE FROM audit WHERE position = 7"))
        .containsExactly("line 7 is missing");
    assertThat(brokenBy("DELETE FROM audit WHERE position IN (1, 2, 12, 13)"))
        .containsExactly("line 1 is missing to 2", "line 7 is missing", "line 12 is missing to 13");
  }

  @Test
  void aReorderingIsFound() {
    assertThat(
            brokenBy(
                "UPDATE audit SET position = -7 WHERE position = 7",
                "UPDATE audit SET position = 7 WHERE position = 8",
                "UPDATE audit SET position = 8 WHERE position = -7"))
        .contains("line 7 does not follow the line before it", "line 7 was altered")
        .contains("line 8 does not follow the line before it", "line 8 was altered");
  }

  @Test
  void onlyTheFirstHundredAreTold() {
    database
        .intruder()
        .sql(
            "INSERT INTO audit (position, at, what, title, content, previous, hash)"
                + " SELECT n, now(), 'x', 'x', '{}', 'x', 'x' FROM generate_series(21, 300) n")
        .update();
    assertThat(AuditChain.verify(database.application()).broken()).hasSize(100);
  }
}
