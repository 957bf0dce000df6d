package dev.firedrill.web.notify;

import dev.firedrill.workflows.procedure.Duty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims missing backups and verifications for notification, as {@link Claims} does with gates. */
@Repository
class BackupClaims {

  private final JdbcClient database;

  BackupClaims(JdbcClient database) {
    this.database = database;
  }

  /** Those of which nobody was notified and that nobody holds; now they are ours. */
  List<Claim> take() {
    return database
        .sql(
            """
            UPDATE backups_missing m SET claimed_at = now()
            WHERE (m.target, m.duty, m.noted_at) IN (
              SELECT target, duty, noted_at FROM backups_missing
              WHERE ended_at IS NULL AND notified_at IS NULL
                AND coalesce(claimed_at < now() - make_interval(secs => :lease), true)
              ORDER BY noted_at LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING m.target, m.duty, m.noted_at, m.why, m.claimed_at\
            """)
        .param("lease", Claims.LEASE.toSeconds())
        .query(BackupClaims::claim)
        .list();
  }

  /** Somebody took the notification. */
  void sent(Claim claim) {
    database
        .sql(
            "UPDATE backups_missing SET notified_at = now()"
                + " WHERE target = ? AND duty = ? AND claimed_at = ?")
        .params(
            claim.missing().target(), claim.missing().duty().name(), Timestamp.from(claim.since()))
        .update();
  }

  private static Claim claim(ResultSet row, int number) throws SQLException {
    return new Claim(
        new MissingBackup(
            Duty.valueOf(row.getString("duty")),
            row.getString("target"),
            row.getTimestamp("noted_at").toInstant(),
            row.getString("why")),
        row.getTimestamp("claimed_at").toInstant());
  }

  /** A missing backup that is ours to notify of, since then and for the length of the lease. */
  record Claim(MissingBackup missing, Instant since) {}
}
