package dev.firedrill.web.access;

import dev.firedrill.workflows.procedure.Ledger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people in by name and password. Failed attempts make the next one on the same account wait,
 * longer each time up to a bound; nobody's open session notices, and no other account does.
 */
@Service
class SignIn {

  private static final int FREE_ATTEMPTS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final JdbcClient database;
  private final PasswordEncoder passwords;
  private final Sessions sessions;
  private final Ledger ledger;
  private final String nobodysPassword;

  /** So that a flood of attempts takes neither all processors nor all database connections. */
  private final Semaphore attempts = new Semaphore(2, true);

  SignIn(JdbcClient database, PasswordEncoder passwords, Sessions sessions, Ledger ledger) {
    this.database = database;
    this.passwords = passwords;
    this.sessions = sessions;
    this.ledger = ledger;
    this.nobodysPassword = String.valueOf(passwords.encode(Secrets.token()));
  }

  /** A new session's token, or nothing; why not is told to nobody. */
  @Transactional
  public Optional<String> enter(String name, String password) {
    attempts.acquireUninterruptibly();
    try {
      return tryOnce(name, password);
    } finally {
      attempts.release();
    }
  }

  private Optional<String> tryOnce(String name, String password) {
    Attempt attempt = attempt(name);
    // An unknown name takes as long as a known one.
    boolean right =
        passwords.matches(password, attempt == null ? nobodysPassword : attempt.password());
    if (attempt == null || attempt.waits()) {
      return Optional.empty();
    }
    if (!right) {
      failed(name, attempt.failures() + 1);
      return Optional.empty();
    }
    database
        .sql("UPDATE accounts SET failures = 0, locked_until = NULL WHERE name = :name")
        .param("name", name)
        .update();
    ledger.append(name, "SIGNED_IN", "Sign in", Map.of());
    return Optional.of(sessions.open(name));
  }

  /** How long an account waits after so many failures in a row. */
  static Duration waitAfter(int failures) {
    if (failures < FREE_ATTEMPTS) {
      return Duration.ZERO;
    }
    Duration grown = Duration.ofSeconds(1L << Math.min(failures - FREE_ATTEMPTS, 20));
    return grown.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : grown;
  }

  private void failed(String name, int failures) {
    Duration wait = waitAfter(failures);
    database
        .sql(
            """
            UPDATE accounts SET failures = :failures, locked_until =
              CASE WHEN :wait > 0 THEN now() + make_interval(secs => :wait) END
            WHERE name = :name\
            """)
        .param("failures", failures)
        .param("wait", wait.toSeconds())
        .param("name", name)
        .update();
    if (failures == FREE_ATTEMPTS) {
      ledger.append(name, "SIGN_IN_WAITS", "Failed attempts to sign in", Map.of());
    }
  }

  private @Nullable Attempt attempt(String name) {
    return database
        .sql(
            """
            SELECT password, failures, coalesce(locked_until > now(), false) AS waits
            FROM accounts WHERE name = :name FOR UPDATE\
            """)
        .param("name", name)
        .query((row, number) ->
            new Attempt(row.getString(1), row.getInt("failures"), row.getBoolean("waits")))
        .optional()
        .orElse(null);
  }

  private record Attempt(String password, int failures, boolean waits) {}
}
