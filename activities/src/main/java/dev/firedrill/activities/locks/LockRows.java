package dev.firedrill.activities.locks;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of locks and of those who wait. Whatever writes them has told the audit before. */
final class LockRows {

  private static final String HOLDER =
      """
      SELECT l.token, l.state, coalesce(l.run, '') AS run, coalesce(r.starter, '') AS starter,
             l.taken_at,
             (SELECT max(until) FROM lock_attempts a WHERE a.run = l.run AND a.until > now())
               AS busy_until
      FROM locks l LEFT JOIN runs r ON r.id = l.run
      WHERE l.target = ?
      """;

  /** Compares and sets: the token has to be the one that was seen, and nobody holds it. */
  private static final String TAKE =
      """
      INSERT INTO locks (target, token, state, run, taken_at)
      VALUES (:target, :token, 'HELD', :run, now())
      ON CONFLICT (target) DO UPDATE
        SET token = excluded.token, state = 'HELD', run = excluded.run, taken_at = now()
        WHERE locks.token = excluded.token - 1 AND locks.state IN ('FREE', 'RELEASING')
      """;

  private final JdbcClient sql;

  LockRows(JdbcClient sql) {
    this.sql = sql;
  }

  /** The token that this run was ever given, whether or not it still counts. */
  Optional<Long> tokenOf(String run) {
    return sql.sql("SELECT lock_token FROM runs WHERE id = ? AND lock_token IS NOT NULL")
        .param(run)
        .query(Long.class)
        .optional();
  }

  Holder holder(String target) {
    return sql.sql(HOLDER).param(target).query(Holder::of).optional().orElse(Holder.NOBODY);
  }

  /** The run that waited longest for the target, leaving this one aside; empty if there is none. */
  String waitsBefore(String target, String run) {
    return sql.sql(
            """
            SELECT run FROM lock_queue q
            WHERE target = :target AND run <> :run
              AND place < coalesce((SELECT place FROM lock_queue WHERE run = :run), q.place + 1)
            ORDER BY place LIMIT 1
            """)
        .param("target", target)
        .param("run", run)
        .query(String.class)
        .optional()
        .orElse("");
  }

  /** An open run on the target that began before there were locks; empty if there is none. */
  String olderThanLocks(String target, String run) {
    return sql.sql(
            """
            SELECT id FROM runs
            WHERE target = ? AND id <> ? AND before_locks AND lock_token IS NULL AND NOT plan
              AND state NOT IN ('INTENDED', 'ENDED')
            LIMIT 1
            """)
        .params(target, run)
        .query(String.class)
        .optional()
        .orElse("");
  }

  boolean isWaiting(String run) {
    return sql.sql("SELECT count(*) FROM lock_queue WHERE run = ?")
            .param(run)
            .query(Integer.class)
            .single()
        == 1;
  }

  void queue(String target, String run) {
    sql.sql("INSERT INTO lock_queue (run, target) VALUES (?, ?) ON CONFLICT (run) DO NOTHING")
        .params(run, target)
        .update();
  }

  /** Gives the run this token; false when another one was quicker, or when the run has ended. */
  boolean take(String target, long token, String run) {
    return sql.sql(TAKE).param("target", target).param("token", token).param("run", run).update()
            == 1
        && isGiven(token, run);
  }

  private boolean isGiven(long token, String run) {
    sql.sql("DELETE FROM lock_queue WHERE run = ?").param(run).update();
    sql.sql(
            "DELETE FROM lock_attempts a WHERE until < now()"
                + " AND NOT EXISTS (SELECT FROM locks l WHERE l.run = a.run)")
        .update();
    return sql.sql("UPDATE runs SET lock_token = ? WHERE id = ? AND state <> 'ENDED'")
            .params(token, run)
            .update()
        == 1;
  }
}
