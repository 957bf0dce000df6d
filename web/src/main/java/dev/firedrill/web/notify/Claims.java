package dev.firedrill.web.notify;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Claims open gates for notification: whatever the number of web processes, one has each at a time.
 * A claim is a lease: what its holder did not send in time, because it died or nobody took it, is
 * free again. So people are notified at least once, and twice where the holder died in between.
 */
@Repository
class Claims {

  /** Longer than all attempts of a {@link Webhook} together take. */
  static final Duration LEASE = Duration.ofMinutes(1);

  private final JdbcClient database;

  Claims(JdbcClient database) {
    this.database = database;
  }

  /** The open gates of which nobody was notified and that nobody holds; now they are ours. */
  List<Claim> take() {
    return database
        .sql(
            """
            UPDATE gates g SET claimed_at = now() FROM runs r
            WHERE r.id = g.run_id AND (g.run_id, g.step) IN (
              SELECT run_id, step FROM gates
              WHERE state = 'OPEN' AND notified_at IS NULL AND expires_at > now()
                AND coalesce(claimed_at < now() - make_interval(secs => :lease), true)
              ORDER BY opened_at LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING g.run_id, g.step, r.runbook, r.target, r.environment,
              g.card->>'question' AS question, g.card->'deciders'->>'people' AS people, g.groups,
              jsonb_array_length(g.approvals) AS approved, g.escalated_at, r.starter, g.expires_at, g.claimed_at\
            """)
        .param("lease", LEASE.toSeconds())
        .query((row, number) ->
            new Claim(
                new OpenGate(
                    row.getString("run_id"),
                    row.getInt("step"),
                    row.getString("runbook"),
                    row.getString("target"),
                    row.getString("environment"),
                    row.getString("question"),
                    List.of((String[]) row.getArray("groups").getArray()),
                    row.getInt("people"),
                    row.getInt("approved"),
                    row.getString("starter"),
                    row.getTimestamp("expires_at").toInstant()),
                row.getTimestamp("claimed_at").toInstant(),
                row.getTimestamp("escalated_at") != null))
        .list();
  }

  /** Somebody took the notification; unless the gate was opened anew since, it was the last one. */
  void sent(Claim claim) {
    database
        .sql(
            """
            UPDATE gates SET notified_at = now()
            WHERE run_id = :run AND step = :step AND claimed_at = :since\
            """)
        .param("run", claim.gate().run())
        .param("step", claim.gate().step())
        .param("since", Timestamp.from(claim.since()))
        .update();
  }

  /**
   * A gate that is ours to notify of, since then and for the length of the lease.
   *
   * @param escalated whether a further group is asked by now
   */
  record Claim(OpenGate gate, Instant since, boolean escalated) {}
}
