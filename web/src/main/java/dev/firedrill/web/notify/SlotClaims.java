package dev.firedrill.web.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Claims slots that did not do what they are there for, as {@link Claims} does with gates: those
 * that were missed or left out, and those whose run ended otherwise than well.
 */
@Repository
class SlotClaims {

  private final JdbcClient database;

  SlotClaims(JdbcClient database) {
    this.database = database;
  }

  /** Those of which nobody was notified and that nobody holds; now they are ours. */
  List<Claim> take() {
    return database
        .sql(
            """
            UPDATE schedule_slots s SET claimed_at = now()
            WHERE (s.schedule, s.slot) IN (
              SELECT b.schedule, b.slot FROM schedule_slots b LEFT JOIN runs r ON r.id = b.run_id
              WHERE b.notified_at IS NULL
                AND (b.state IN ('MISSED', 'LEFT_OUT') OR r.ending NOT IN ('RECOVERED', 'PLANNED'))
                AND coalesce(b.claimed_at < now() - make_interval(secs => :lease), true)
              ORDER BY b.noted_at LIMIT 20 FOR UPDATE OF b SKIP LOCKED)
            RETURNING s.schedule, s.slot, s.nominal, s.state, s.run_id, s.claimed_at,
              (SELECT ending FROM runs WHERE id = s.run_id) AS ending,
              coalesce(nullif(s.why, ''), (SELECT summary FROM runs WHERE id = s.run_id), '') AS why\
            """)
        .param("lease", Claims.LEASE.toSeconds())
        .query(SlotClaims::claim)
        .list();
  }

  /** Of what went well nobody is told. */
  void settle() {
    database
        .sql(
            """
            UPDATE schedule_slots s SET notified_at = now() FROM runs r
            WHERE r.id = s.run_id AND s.notified_at IS NULL AND r.ending IN ('RECOVERED', 'PLANNED')\
            """)
        .update();
  }

  /** Somebody took the notification. */
  void sent(Claim claim) {
    database
        .sql(
            """
            UPDATE schedule_slots SET notified_at = now()
            WHERE schedule = :schedule AND slot = :slot AND claimed_at = :since\
            """)
        .param("schedule", claim.bad().schedule())
        .param("slot", claim.bad().slot())
        .param("since", Timestamp.from(claim.since()))
        .update();
  }

  private static Claim claim(ResultSet row, int number) throws SQLException {
    return new Claim(
        new BadSlot(
            row.getString("schedule"),
            row.getString("slot"),
            row.getTimestamp("nominal").toInstant(),
            row.getString("state"),
            row.getString("run_id"),
            row.getString("ending"),
            row.getString("why")),
        row.getTimestamp("claimed_at").toInstant());
  }

  /** A slot that is ours to notify of, since then and for the length of the lease. */
  record Claim(BadSlot bad, Instant since) {}
}
