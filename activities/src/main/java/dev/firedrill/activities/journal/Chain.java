package dev.firedrill.activities.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit's growing end. Every method is called within a transaction. */
final class Chain {

  /** Any number that nothing else locks by: "firedril" in ASCII. */
  private static final long LOCK = 0x6669_7265_6472_696cL;

  private static final String STANDSTILL = "3s";

  private static final String COLUMNS =
      "run_id, sequence, correction, at, person, what, title, content";

  private final JdbcClient sql;

  Chain(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Waits until no other transaction appends; until this one ends, none does. A process that stands
   * still with the lock in its hand loses it soon, and with it the whole transaction.
   */
  void lock() {
    sql.sql(
            "SELECT set_config('idle_in_transaction_session_timeout', ?, true),"
                + " pg_advisory_xact_lock(?)")
        .params(STANDSTILL, LOCK)
        .query(Chain::nothing)
        .single();
  }

  /** What this run told before at these places. */
  List<Line> told(String run, int first, int last) {
    return sql.sql(
            "SELECT " + COLUMNS + " FROM audit WHERE run_id = ? AND sequence BETWEEN ? AND ?")
        .params(run, first, last)
        .query(Chain::line)
        .list();
  }

  /** Appends the lines in order and returns the new end; {@link #lock} was called before. */
  Head append(List<Line> lines) {
    Head head = head();
    for (Line line : lines) {
      head = append(line, head);
    }
    return head;
  }

  private Head append(Line line, Head before) {
    long position = before.position() + 1;
    String hash = line.hash(position, before.hash());
    sql.sql(
            "INSERT INTO audit (position, previous, hash, "
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(position, before.hash(), hash)
        .param(line.run())
        .param(line.sequence())
        .param(line.correction())
        .param(OffsetDateTime.ofInstant(line.at(), ZoneOffset.UTC))
        .param(line.person())
        .params(line.what(), line.title(), line.content())
        .update();
    return new Head(position, hash, line.at());
  }

  private Head head() {
    return sql.sql("SELECT position, hash, at FROM audit ORDER BY position DESC LIMIT 1")
        .query((row, number) ->
            new Head(
                row.getLong("position"), row.getString("hash"), row.getTimestamp("at").toInstant()))
        .optional()
        .orElse(Head.first(Instant.EPOCH));
  }

  static Line line(ResultSet row, int number) throws SQLException {
    Timestamp at = row.getTimestamp("at");
    return new Line(
        row.getString("run_id"),
        row.getObject("sequence", Integer.class),
        row.getInt("correction"),
        at.toInstant(),
        row.getString("person"),
        row.getString("what"),
        row.getString("title"),
        row.getString("content"));
  }

  private static boolean nothing(ResultSet row, int number) {
    return true;
  }
}
