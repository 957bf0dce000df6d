package dev.firedrill.web.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Claims runs that ended unverified or were lost for notification, as {@link Claims} does with
 * gates. What a schedule started is told of as a slot of that schedule.
 */
@Repository
class EndClaims {

  private final JdbcClient database;

  EndClaims(JdbcClient database) {
    this.database = database;
  }

  /** The runs of whose end nobody was notified and that nobody holds; now they are ours. */
  List<Claim> take() {
    return database
        .sql(
            """
            UPDATE runs SET end_claimed_at = now() WHERE id IN (
              SELECT id FROM runs
              WHERE ending IN ('UNVERIFIED', 'LOST') AND end_notified_at IS NULL
                AND starter NOT LIKE 'schedule:%'
                AND coalesce(end_claimed_at < now() - make_interval(secs => :lease), true)
              ORDER BY ended_at LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING id, runbook, target, environment, ending, summary, starter, ended_at,
              end_claimed_at\
            """)
        .param("lease", Claims.LEASE.toSeconds())
        .query(EndClaims::claim)
        .list();
  }

  /** Somebody took the notification. */
  void sent(Claim claim) {
    database
        .sql("UPDATE runs SET end_notified_at = now() WHERE id = :run AND end_claimed_at = :since")
        .param("run", claim.ended().run())
        .param("since", Timestamp.from(claim.since()))
        .update();
  }

  private static Claim claim(ResultSet row, int number) throws SQLException {
    return new Claim(
        new EndedRun(
            row.getString("id"),
            row.getString("runbook"),
            row.getString("target"),
            row.getString("environment"),
            row.getString("ending"),
            row.getString("summary").lines().toList(),
            row.getString("starter"),
            row.getTimestamp("ended_at").toInstant()),
        row.getTimestamp("end_claimed_at").toInstant());
  }

  /** An ended run that is ours to notify of, since then and for the length of the lease. */
  record Claim(EndedRun ended, Instant since) {}
}
