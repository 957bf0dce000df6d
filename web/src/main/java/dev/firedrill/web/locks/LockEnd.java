package dev.firedrill.web.locks;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Ledger;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes of a run's lock when the run ended without telling so. Called in a transaction. */
@Component
public class LockEnd {

  private final JdbcClient database;
  private final Ledger ledger;

  LockEnd(JdbcClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * A lost run leaves its lock to be freed by a named person: nobody knows what it was doing. One
   * that ended by itself, and only could not tell, holds it no more.
   */
  public void of(String run, Ending ending) {
    database.sql("DELETE FROM lock_queue WHERE run = ?").param(run).update();
    boolean lost = ending == Ending.LOST;
    Optional<String> target =
        database
            .sql(
                lost
                    ? "UPDATE locks SET state = 'ORPHANED' WHERE run = ? AND state = 'HELD'"
                        + " RETURNING target"
                    : "UPDATE locks SET state = 'FREE', run = NULL, taken_at = NULL"
                        + " WHERE run = ? AND state = 'HELD' RETURNING target")
            .param(run)
            .query(String.class)
            .optional();
    target.ifPresent(name ->
        ledger.append(
            run,
            "",
            lost ? "LOCK_ORPHANED" : "LOCK_FREED",
            name,
            Map.of("detail", lost ? "an admin has to free it" : "the run ended")));
  }
}
