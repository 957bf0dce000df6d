package dev.firedrill.activities.locks;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What lets an attempt of a change pass: its run's token has to be its target's newest, and the run
 * the holder. One statement asks and writes down how long the attempt may go on; a takeover waits
 * for that statement, or the statement for the takeover, and never do both pass each other.
 *
 * <p>It also settles what the change rests on: the engine hands a change out only when it has kept
 * all that its run told before.
 */
@Component
public final class Fence {

  private static final String PASS =
      """
      WITH held AS (
        SELECT r.id FROM runs r
          JOIN locks l ON l.target = r.target AND l.run = r.id AND l.token = r.lock_token
        WHERE r.id = :run AND r.execution = :execution AND l.state = 'HELD'
          AND NOT EXISTS (SELECT FROM stop_switch)
        FOR SHARE OF l),
      settles AS (
        INSERT INTO settled (run, sequence)
        SELECT id, :rests FROM held WHERE :rests >= 0
        ON CONFLICT (run) DO UPDATE SET sequence = excluded.sequence
          WHERE settled.sequence < excluded.sequence)
      INSERT INTO lock_attempts (run, key, attempt, until)
      SELECT id, :key, :attempt, now() + make_interval(secs => :seconds) FROM held
      ON CONFLICT (run, key, attempt) DO UPDATE SET until = lock_attempts.until
      """;

  /** Without waiting for the disk: if a crash loses it, a takeover waits the attempt's time out. */
  private static final String OVER =
      """
      DELETE FROM lock_attempts WHERE run = ? AND key = ? AND attempt = ?
        AND set_config('synchronous_commit', 'off', true) = 'off'
      """;

  private final JdbcClient sql;

  public Fence(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  /**
   * Whether the attempt may act now: its execution is the admitted one, changes are not stopped,
   * and its run holds the lock. A no has to be explained by who knows which of them it is.
   */
  public boolean lets(Attempt attempt) {
    return sql.sql(PASS)
            .param("run", attempt.run())
            .param("execution", attempt.execution())
            .param("key", attempt.key())
            .param("attempt", attempt.number())
            .param("rests", attempt.rests())
            .param("seconds", attempt.within().toMillis() / 1000.0)
            .update()
        == 1;
  }

  /** The attempt is over, and nothing of it is under way any more. */
  public void over(Attempt attempt) {
    sql.sql(OVER).params(attempt.run(), attempt.key(), attempt.number()).update();
  }

  /** Why the run may change nothing on its target, as a sentence; empty if the lock is its own. */
  public Optional<String> lostBy(String run) {
    return sql.sql(
            """
            SELECT CASE
              WHEN r.before_locks AND r.lock_token IS NULL
                THEN 'another run has taken the lock on ' || r.target || ' meanwhile: ' || l.run
              WHEN r.lock_token IS NULL
                THEN 'the run never held the lock on ' || r.target
              ELSE 'the lock on ' || r.target || ' was taken from this run' ||
                CASE WHEN l.run IS DISTINCT FROM r.id AND l.run IS NOT NULL
                  THEN ', and ' || l.run || ' holds it now' ELSE '' END
              END
            FROM runs r LEFT JOIN locks l ON l.target = r.target
            WHERE r.id = ? AND NOT coalesce(l.run = r.id AND l.token = r.lock_token AND l.state = 'HELD', false)
              AND NOT (r.before_locks AND r.lock_token IS NULL AND coalesce(l.state = 'FREE', true))
            """)
        .param(run)
        .query(String.class)
        .optional();
  }

  /** Whether it began before there were locks, and so has none, while nobody else has it either. */
  public boolean isOlderThanLocks(String run) {
    return sql.sql("SELECT before_locks AND lock_token IS NULL FROM runs WHERE id = ?")
        .param(run)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }
}
