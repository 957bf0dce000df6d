package dev.firedrill.web.notify;

import dev.firedrill.workflows.procedure.ParkCard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Claims parked runs for notification, as {@link Claims} does with gates. */
@Repository
class ParkClaims {

  private final JdbcClient database;
  private final JsonMapper json;

  ParkClaims(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The parked runs of which nobody was notified and that nobody holds; now they are ours. */
  List<Claim> take() {
    return database
        .sql(
            """
            UPDATE parkings p SET claimed_at = now() FROM runs r
            WHERE r.id = p.run_id AND (p.run_id, p.number) IN (
              SELECT run_id, number FROM parkings
              WHERE state = 'OPEN' AND notified_at IS NULL
                AND coalesce(claimed_at < now() - make_interval(secs => :lease), true)
              ORDER BY parked_at LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING p.run_id, p.card, r.runbook, r.target, r.environment, r.starter,
              p.claimed_at\
            """)
        .param("lease", Claims.LEASE.toSeconds())
        .query(this::claim)
        .list();
  }

  /** Somebody took the notification; unless the run was parked anew since, it was the last one. */
  void sent(Claim claim) {
    database
        .sql(
            """
            UPDATE parkings SET notified_at = now()
            WHERE run_id = :run AND number = :number AND claimed_at = :since\
            """)
        .param("run", claim.parked().run())
        .param("number", claim.parked().parking())
        .param("since", Timestamp.from(claim.since()))
        .update();
  }

  private Claim claim(ResultSet row, int number) throws SQLException {
    ParkCard card = json.readValue(row.getString("card"), ParkCard.class);
    return new Claim(
        new ParkedRun(
            row.getString("run_id"),
            card.id(),
            row.getString("runbook"),
            row.getString("target"),
            row.getString("environment"),
            card.title(),
            card.reasons(),
            row.getString("starter"),
            card.since()),
        row.getTimestamp("claimed_at").toInstant());
  }

  /** A parked run that is ours to notify of, since then and for the length of the lease. */
  record Claim(ParkedRun parked, Instant since) {}
}
