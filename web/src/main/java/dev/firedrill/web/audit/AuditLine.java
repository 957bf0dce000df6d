package dev.firedrill.web.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit, field by field as the chain covers it.
 *
 * @param target of the run that it is part of; not covered, and null where it is part of none
 */
record AuditLine(
    long position,
    String previous,
    String hash,
    @Nullable String run,
    @Nullable Integer sequence,
    int correction,
    Instant at,
    @Nullable String person,
    String what,
    String title,
    String content,
    @Nullable String target) {

  static AuditLine of(ResultSet row, int number) throws SQLException {
    return new AuditLine(
        row.getLong("position"),
        row.getString("previous"),
        row.getString("hash"),
        row.getString("run_id"),
        row.getObject("sequence", Integer.class),
        row.getInt("correction"),
        row.getTimestamp("at").toInstant(),
        row.getString("person"),
        row.getString("what"),
        row.getString("title"),
        row.getString("content"),
        row.getString("target"));
  }

  Place place() {
    return new Place(at, position);
  }
}
