package dev.firedrill.web.access;

import dev.firedrill.workflows.procedure.Ledger;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The attempts to prove who one is, counted before the password is looked at, so that many at once
 * are as many. They are counted for each account and source; and, far more gently, for each account
 * wherever they come from, which does not hold up a source that the person came in from lately.
 * Each method is one short transaction.
 */
@Repository
class Attempts {

  private final JdbcClient database;
  private final Ledger ledger;

  Attempts(JdbcClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** Counts one more failure, taken back by {@link #wasRight}; empty when there is no account. */
  @Transactional
  public Optional<Attempt> begin(String name, Source source) {
    Optional<Attempt> attempt = read(name, source);
    attempt.filter(counted -> !counted.waits()).ifPresent(counted -> count(name, source, counted));
    return attempt;
  }

  /**
   * Forgets the failures; false when the password was changed meanwhile, or the account is gone.
   */
  @Transactional
  public boolean wasRight(String name, Source source, Attempt attempt) {
    boolean right =
        database
                .sql(
                    """
                    UPDATE accounts SET failures = 0, locked_until = NULL
                    WHERE name = :name AND password = :hash\
                    """)
                .param("name", name)
                .param("hash", attempt.hash())
                .update()
            == 1;
    if (right) {
      database
          .sql(
              """
              UPDATE sign_in_sources SET failures = 0, waits_until = NULL, came_in_at = now()
              WHERE name = :name AND source = :source\
              """)
          .param("name", name)
          .param("source", source.address())
          .update();
    }
    return right;
  }

  /** Tells the audit when a source, or every strange one, has begun to wait. */
  void wasWrong(String name, Source source, Attempt attempt) {
    Map<String, String> from = Map.of("source", source.address());
    if (attempt.failures() + 1 == Waits.FREE_FROM_ONE) {
      ledger.append(name, "SIGN_IN_WAITS", "Failed attempts to sign in", from);
    }
    if (attempt.failuresFromAll() + 1 == Waits.FREE_FROM_ALL) {
      ledger.append(name, "SIGN_IN_WAITS", "Failed attempts to sign in from many places", from);
    }
  }

  /** Removes the sources of which nothing has to be known any more. */
  int sweep() {
    return database
        .sql(
            """
            DELETE FROM sign_in_sources WHERE tried_at < now() - interval '1 day'
              AND coalesce(came_in_at < now() - interval '30 days', true)\
            """)
        .update();
  }

  /** The account is held first, so that what is then read of the source is up to date. */
  private Optional<Attempt> read(String name, Source source) {
    return database
        .sql("SELECT 1 FROM accounts WHERE name = :name FOR UPDATE")
        .param("name", name)
        .query(Integer.class)
        .optional()
        .map(held -> readHeld(name, source));
  }

  private Attempt readHeld(String name, Source source) {
    return database
        .sql(
            """
            SELECT a.password, a.failures AS of_all, coalesce(s.failures, 0) AS of_one,
              coalesce(s.waits_until > now(), false)
                OR (coalesce(a.locked_until > now(), false)
                    AND coalesce(s.came_in_at < now() - interval '30 days', true)) AS waits
            FROM accounts a LEFT JOIN sign_in_sources s ON s.name = a.name AND s.source = :source
            WHERE a.name = :name\
            """)
        .param("name", name)
        .param("source", source.address())
        .query((row, number) ->
            new Attempt(
                row.getString("password"),
                row.getInt("of_one"),
                row.getInt("of_all"),
                row.getBoolean("waits")))
        .single();
  }

  private void count(String name, Source source, Attempt attempt) {
    database
        .sql(
            """
            UPDATE accounts SET failures = :failures, locked_until =
              CASE WHEN :wait > 0 THEN now() + make_interval(secs => :wait) END
            WHERE name = :name\
            """)
        .param("failures", attempt.failuresFromAll() + 1)
        .param("wait", Waits.ofAll(attempt.failuresFromAll() + 1).toSeconds())
        .param("name", name)
        .update();
    database
        .sql(
            """
            INSERT INTO sign_in_sources AS s (name, source, failures, waits_until, tried_at)
            VALUES (:name, :source, :failures,
              CASE WHEN :wait > 0 THEN now() + make_interval(secs => :wait) END, now())
            ON CONFLICT (name, source) DO UPDATE SET failures = excluded.failures,
              waits_until = excluded.waits_until, tried_at = excluded.tried_at\
            """)
        .param("name", name)
        .param("source", source.address())
        .param("failures", attempt.failures() + 1)
        .param("wait", Waits.ofOne(attempt.failures() + 1).toSeconds())
        .update();
  }

  /**
   * One attempt on an account that exists.
   *
   * @param hash of the account's password
   * @param failures in a row from this source before this attempt
   * @param failuresFromAll in a row from anywhere
   * @param waits whether it may not be made now, whatever the password
   */
  record Attempt(String hash, int failures, int failuresFromAll, boolean waits) {}
}
