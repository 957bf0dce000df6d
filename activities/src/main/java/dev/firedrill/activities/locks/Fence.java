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
          AND NOT EXISTS (SELECT FROM settled s
            WHERE s.run = r.id AND :rests >= 0 AND s.sequence > :rests)
          AND NOT EXISTS (SELECT FROM lock_attempts n
            WHERE n.run = r.id AND n.key = :key AND n.attempt > :attempt)
        FOR SHARE OF l),
      settles AS (
        INSERT INTO settled (run, sequence)
        SELECT id, :rests FROM held WHERE :rests >= 0
        ON CONFLICT (run) DO UPDATE SET sequence = excluded.sequence
          WHERE settled.sequence < excluded.sequence)
      INSERT INTO lock_attempts (run, key, attempt, until)
      SELECT id, :key, :attempt, now() + make_interval(secs => :seconds) FROM held
      ON CONFLICT (run, key, attempt) DO UPDATE SET until =
          CASE WHEN isfinite(lock_attempts.until) THEN lock_attempts.until ELSE excluded.until END
        WHERE lock_attempts.until > now() OR NOT isfinite(lock_attempts.until)
      """;

  /**
   * The row stays until the run's end, for the attempts before this one. Without waiting for the
   * disk: if a crash loses it, a takeover waits the attempt's time out.
   */
  private static final String OVER =
      """
      UPDATE lock_attempts SET until = '-infinity' WHERE run = ? AND key = ? AND attempt = ?
        AND set_config('synchronous_commit', 'off', true) = 'off'
      """;

  private final JdbcClient sql;

  public Fence(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  /**
   * Whether the attempt may act now: its execution is the admitted one, changes are not stopped,
   * its run holds the lock, and nothing has come after it: no later attempt of its change was let
   * pass, no change that rests on more, and its own time is not over. A no has to be explained by
   * who knows which of them it is.
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

  /** What came after the attempt, so that it may not act any more, as a sentence; or nothing. */
  public Optional<String> overtaken(Attempt attempt) {
    return sql.sql(
            """
            SELECT CASE
              WHEN EXISTS (SELECT FROM lock_attempts
                           WHERE run = :run AND key = :key AND attempt > :attempt)
                THEN 'another attempt of this change was let pass after it'
              WHEN EXISTS (SELECT FROM settled
                           WHERE run = :run AND :rests >= 0 AND sequence > :rests)
                THEN 'a later change of this run was let pass after it'
              WHEN EXISTS (SELECT FROM lock_attempts WHERE run = :run AND key = :key
                           AND attempt = :attempt AND isfinite(until) AND until <= now())
                THEN 'its time was over'
              END
            """)
        .param("run", attempt.run())
        .param("key", attempt.key())
        .param("attempt", attempt.number())
        .param("rests", attempt.rests())
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .single();
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
