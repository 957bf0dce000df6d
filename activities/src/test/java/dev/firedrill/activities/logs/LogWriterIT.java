package dev.firedrill.activities.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.journal.TestDatabase;
import dev.firedrill.lab.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class LogWriterIT {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final Place PLACE = new Place("r-1", 3, 1);

  private static TestDatabase database;

  private volatile boolean gone;
  private LogWriter writer;

  @BeforeAll
  static void startDatabase() throws Exception {
    database = TestDatabase.start();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    database.close();
  }

  @BeforeEach
  void start() {
    database.intruder().sql("TRUNCATE log_lines").update();
    writer = new LogWriter(breakable(database.application()), SOON);
    writer.start();
  }

  @AfterEach
  void stop() {
    writer.stop();
  }

  private DataSource breakable(DataSource whole) {
    return new DelegatingDataSource(whole) {
      @Override
      public Connection getConnection() throws SQLException {
        if (gone) {
          throw new SQLException("the connection attempt failed", "08001");
        }
        return super.getConnection();
      }
    };
  }

  private void offer(Place place, String text) {
    writer.buffer().offer(new LogLine(place, Instant.now(), Kind.OUT, text));
  }

  private static List<String> kept() {
    return database
        .intruder()
        .sql("SELECT text FROM log_lines ORDER BY id")
        .query(String.class)
        .list();
  }

  @Test
  void everyLineIsKeptInItsOrderWithItsPlace() {
    Place later = new Place("r-1", 4, 2);
    for (int i = 0; i < 2_500; i++) {
      offer(i < 2_499 ? PLACE : later, "line " + i);
    }
    Await.until("all lines", SOON, () -> kept().size() == 2_500);
    assertThat(kept()).first().isEqualTo("line 0");
    assertThat(kept()).last().isEqualTo("line 2499");
    assertThat(
            database
                .intruder()
                .sql("SELECT run_id || step || attempt || kind FROM log_lines WHERE step = 4")
                .query(String.class)
                .single())
        .isEqualTo("r-142OUT");
  }

  @Test
  void whatPostgresqlCannotHoldIsMadeVisible() {
    offer(PLACE, "a\0b \ud83d\udd25 \ud83d \u001b[31m \uffff \u202e ' \\ {\"x\",NULL}");
    offer(PLACE, "NULL");
    Await.until("both lines", SOON, () -> kept().size() == 2);
    assertThat(kept())
        .containsExactly(
            "a\u2400b \ud83d\udd25 \ufffd \u001b[31m \uffff \u202e ' \\ {\"x\",NULL}", "NULL");
  }

  @Test
  void whileTheDatabaseIsGoneNobodyWaitsAndNothingThatHasRoomIsLost() {
    gone = true;
    long began = System.nanoTime();
    for (int i = 0; i < 1_500; i++) {
      offer(PLACE, "line " + i);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
    Await.until("a failed attempt", SOON, () -> !writer.buffer().hasAll(1_500));
    assertThat(kept()).isEmpty();
    gone = false;
    Await.until("all lines", SOON, () -> kept().size() == 1_500);
  }

  @Test
  void whatTheDatabaseRefusesForGoodStopsNothing() {
    database.intruder().sql("REVOKE INSERT ON log_lines FROM firedrill_app").update();
    offer(PLACE, "refused");
    Await.until("the first to be taken", SOON, () -> writer.buffer().hasAll(0));
    offer(PLACE, "perhaps refused too");
    // Lines are taken one batch after the other: the first is refused once the next is taken.
    Await.until("the second to be taken", SOON, () -> writer.buffer().hasAll(0));
    database.intruder().sql("GRANT INSERT ON log_lines TO firedrill_app").update();
    offer(PLACE, "kept");
    Await.until("the next line", SOON, () -> kept().contains("kept"));
    assertThat(kept()).doesNotContain("refused");
  }

  @Test
  void whoListensHearsOfTheRun() throws Exception {
    try (Connection listening = database.application().getConnection()) {
      listening.createStatement().execute("LISTEN firedrill_log");
      offer(PLACE, "line");
      var heard = listening.unwrap(PGConnection.class).getNotifications((int) SOON.toMillis());
      assertThat(heard).singleElement().extracting("parameter").isEqualTo("r-1");
    }
  }

  @Test
  void whatWasBroughtIsWrittenBeforeTheProcessEnds() {
    for (int i = 0; i < 3_000; i++) {
      offer(PLACE, "line " + i);
    }
    writer.stop();
    assertThat(kept()).hasSize(3_000);
  }

  @Test
  void whatAnEarlierProcessKeptTakesRoomToo() {
    offer(PLACE, "x".repeat(952));
    Await.until("the line", SOON, () -> kept().size() == 1);
    assertThat(new LogTable(database.application()).sizes("r-1")).containsEntry(3, 1_000L);
  }

  @Test
  void whatAStepSaysBeyondItsRoomIsCutAndTheLastRowSaysSo() {
    String longest = "x".repeat(LogLine.LONGEST);
    for (long said = 0; said < Room.OF_STEP + 100L * LogLine.LONGEST; said += LogLine.LONGEST) {
      offer(PLACE, longest);
    }
    offer(new Place("r-1", 4, 1), "the next step");
    LogTable table = new LogTable(database.application());
    Await.until("the next step", SOON, () -> table.sizes("r-1").containsKey(4));
    assertThat(table.sizes("r-1").get(3))
        .isBetween(Room.OF_STEP - 2 * LogLine.LONGEST, Room.OF_STEP);
    assertThat(
            database
                .intruder()
                .sql("SELECT kind || ' ' || text FROM log_lines WHERE step = 3 ORDER BY id DESC")
                .query(String.class)
                .list()
                .getFirst())
        .isEqualTo("NOTE the log of this step is full: what follows is not kept");
  }
}
