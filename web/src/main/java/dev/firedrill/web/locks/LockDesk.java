package dev.firedrill.web.locks;

import dev.firedrill.workflows.procedure.Ledger;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an admin does about a lock, by name and with a reason. Its line in the audit and the lock's
 * row are committed together, or neither is; the audit is told first, as everywhere.
 */
@Service
public class LockDesk {

  private static final int MOST = 500;
  private static final String MOVED = "The lock has changed since you looked. Look again.";

  private final JdbcClient database;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  LockDesk(JdbcClient database, Ledger ledger, TransactionTemplate transaction) {
    this.database = database;
    this.ledger = ledger;
    this.transaction = transaction;
  }

  /**
   * Takes a held lock from its run: from now on none of its changes passes. The next run gets it
   * when no change that was let through before can be under way any more.
   *
   * @param token as it was on the admin's screen
   */
  public List<String> takeOver(String admin, LockRow seen, long token, String reason) {
    if (!seen.isHeld() || seen.token() != token) {
      return List.of(MOVED);
    }
    return told(admin, seen, "LOCK_TAKEN_OVER", reason, this::release);
  }

  /**
   * Frees what a lost run left behind; or, where a change may be under way, ends the wait for it.
   */
  public List<String> free(String admin, LockRow seen, long token, String reason) {
    if (seen.isFree() || seen.isHeld() || seen.token() != token) {
      return List.of(MOVED);
    }
    return told(
        admin, seen, "LOCK_FREED", reason, seen.isOrphaned() ? this::release : this::endTheWait);
  }

  private interface Move {
    int of(LockRow seen);
  }

  private List<String> told(String admin, LockRow seen, String what, String reason, Move move) {
    if (reason.isBlank() || reason.length() > MOST) {
      return List.of("Say why, in at most " + MOST + " characters: it stands in the audit.");
    }
    Boolean moved =
        transaction.execute(status -> {
          ledger.append(seen.run(), admin, what, seen.target(), Map.of("detail", reason.strip()));
          boolean done = move.of(seen) == 1;
          if (!done) {
            status.setRollbackOnly();
          }
          return done;
        });
    return Boolean.TRUE.equals(moved) ? List.of() : List.of(MOVED);
  }

  private int release(LockRow seen) {
    return database
        .sql(
            "UPDATE locks SET state = 'RELEASING', token = token + 1"
                + " WHERE target = ? AND token = ? AND state = ?")
        .params(seen.target(), seen.token(), seen.state())
        .update();
  }

  private int endTheWait(LockRow seen) {
    database.sql("DELETE FROM lock_attempts WHERE run = ?").param(seen.run()).update();
    return database
        .sql(
            "UPDATE locks SET state = 'FREE', run = NULL, taken_at = NULL"
                + " WHERE target = ? AND token = ? AND state = 'RELEASING'")
        .params(seen.target(), seen.token())
        .update();
  }
}
