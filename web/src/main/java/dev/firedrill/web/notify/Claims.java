package dev.firedrill.web.notify;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims open gates for notification: whatever the number of web processes, one has each. */
@Repository
class Claims {

  private final JdbcClient database;

  Claims(JdbcClient database) {
    this.database = database;
  }

  /** The open gates that nobody has claimed; from now on they are ours. */
  List<OpenGate> take() {
    return database
        .sql(
            """
            UPDATE gates g SET notified_at = now() FROM runs r
            WHERE r.id = g.run_id AND (g.run_id, g.step) IN (
              SELECT run_id, step FROM gates
              WHERE state = 'OPEN' AND notified_at IS NULL AND expires_at > now()
              ORDER BY opened_at LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING g.run_id, g.step, r.runbook, r.target, r.environment,
              g.card->>'question' AS question, g.group_name, r.starter, g.expires_at\
            """)
        .query((row, number) ->
            new OpenGate(
                row.getString("run_id"),
                row.getInt("step"),
                row.getString("runbook"),
                row.getString("target"),
                row.getString("environment"),
                row.getString("question"),
                row.getString("group_name"),
                row.getString("starter"),
                row.getTimestamp("expires_at").toInstant()))
        .list();
  }
}
