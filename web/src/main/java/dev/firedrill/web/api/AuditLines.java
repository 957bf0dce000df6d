package dev.firedrill.web.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit in its own order, from any place on. It only grows, and only at its end. */
@Repository
class AuditLines {

  private final JdbcClient database;

  AuditLines(JdbcClient database) {
    this.database = database;
  }

  List<AuditLine> after(long position, int limit) {
    return database
        .sql("SELECT * FROM audit WHERE position > ? ORDER BY position LIMIT ?")
        .params(position, limit)
        .query(AuditLines::line)
        .list();
  }

  List<AuditLine> after(long position, int limit, String run) {
    return database
        .sql(
            """
            SELECT * FROM audit WHERE position > ? AND run_id = ? AND sequence IS NOT NULL
            ORDER BY position LIMIT ?\
            """)
        .params(position, run, limit)
        .query(AuditLines::line)
        .list();
  }

  /** The last line's position; 0 before the first. */
  long head() {
    return database.sql("SELECT coalesce(max(position), 0) FROM audit").query(Long.class).single();
  }

  private static AuditLine line(ResultSet row, int number) throws SQLException {
    return new AuditLine(
        row.getLong("position"),
        row.getTimestamp("at").toInstant(),
        row.getString("run_id"),
        row.getObject("sequence", Integer.class),
        row.getInt("correction"),
        row.getString("person"),
        row.getString("what"),
        row.getString("title"),
        row.getString("content"),
        row.getString("previous"),
        row.getString("hash"));
  }

  /**
   * A line of the audit, with all that its hash covers.
   *
   * @param content canonical JSON as a text, so that it is hashed as it stands
   */
  record AuditLine(
      long position,
      Instant at,
      @Nullable String run,
      @Nullable Integer sequence,
      int correction,
      @Nullable String person,
      String what,
      String title,
      String content,
      String previous,
      String hash) {}
}
