package dev.firedrill.activities.locks;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.reach.Patience;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.procedure.LockAnswer;
import dev.firedrill.workflows.procedure.Locks;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.WhenHeld;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The locks in PostgreSQL. Taking one and its line in the audit are one transaction; the audit is
 * told first, as everywhere, so that no two writers wait for each other in a circle.
 */
@Component
public final class StoredLocks implements Locks {

  private static final Duration RESTART = Duration.ofSeconds(8);

  private final Ledger ledger;
  private final LockRows rows;
  private final TransactionTemplate transaction;

  public StoredLocks(DataSource database, Ledger ledger) {
    this.ledger = ledger;
    this.rows = new LockRows(JdbcClient.create(database));
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  /** A database that is being restarted is waited for, as the admission before this did. */
  @Override
  public LockAnswer take(String run, Launch launch) {
    try {
      return Patience.until(RESTART, () -> answer(run, launch))
          .orElseThrow(() -> new IllegalStateException("the database does not answer"));
    } catch (RuntimeException told) {
      throw told;
    } catch (Exception stopped) {
      throw new IllegalStateException("the wait for the database was stopped", stopped);
    }
  }

  private Optional<LockAnswer> answer(String run, Launch launch) {
    try {
      // Another run may be quicker between the look and the taking: then the second look sees it.
      return asked(run, launch).or(() -> asked(run, launch));
    } catch (DataAccessException gone) {
      return Optional.empty();
    }
  }

  private Optional<LockAnswer> asked(String run, Launch launch) {
    return requireNonNull(transaction.execute(status -> asked(run, launch, status)));
  }

  private Optional<LockAnswer> asked(String run, Launch launch, TransactionStatus status) {
    String target = launch.target().value();
    // The token first: whoever was given one before this look is the holder in it, or was.
    Optional<Long> given = rows.tokenOf(run);
    Holder holder = rows.holder(target);
    if (given.isPresent()) {
      return Optional.of(again(run, target, given.get(), holder));
    }
    if (holder.isHeldBy(run)) { // another attempt of this run was quicker: then a second look knows
      return Optional.empty();
    }
    String held = inTheWay(target, run, holder);
    if (held.isEmpty()) {
      return taken(run, target, holder, status);
    }
    if (launch.whenHeld() == WhenHeld.QUEUE && !rows.isWaiting(run)) {
      ledger.append(run, "", "LOCK_AWAITED", target, Map.of("detail", held));
      rows.queue(target, run);
    }
    return Optional.of(LockAnswer.notYet(held));
  }

  /** Who or what stands before this run, in words that follow the target's name; else empty. */
  private String inTheWay(String target, String run, Holder holder) {
    if (!holder.isGone()) {
      return holder.words();
    }
    String older = rows.olderThanLocks(target, run);
    if (!older.isEmpty()) {
      return "is worked on by %s, which began before there were locks".formatted(older);
    }
    String before = rows.waitsBefore(target, run);
    return before.isEmpty() ? "" : "is promised to %s, which waited longer".formatted(before);
  }

  private static LockAnswer again(String run, String target, long token, Holder holder) {
    if (holder.state().equals("HELD") && holder.token() == token) {
      return LockAnswer.taken(token);
    }
    throw new NotPossible(
        "the lock on %s was taken from %s, and a run holds it once".formatted(target, run));
  }

  private Optional<LockAnswer> taken(
      String run, String target, Holder holder, TransactionStatus status) {
    long token = holder.token() + 1;
    ledger.append(run, "", "LOCK_TAKEN", target, Map.of("detail", "token " + token));
    if (!rows.take(target, token, run)) {
      status.setRollbackOnly();
      return Optional.empty();
    }
    return Optional.of(LockAnswer.taken(token));
  }
}
