package dev.firedrill.activities.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run's end means for its target's lock: no ended run holds one, or waits for one. */
final class LockRows {

  private final JdbcClient sql;

  LockRows(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Frees what the run holds, and gives up its place in the queue; the audit's line of it, if it
   * held a lock. One that was taken over or orphaned before is not the run's to free.
   */
  Optional<Line> freedBy(String run) {
    sql.sql("DELETE FROM lock_queue WHERE run = ?").param(run).update();
    Optional<String> target =
        sql.sql(
                "UPDATE locks SET state = 'FREE', run = NULL, taken_at = NULL"
                    + " WHERE run = ? AND state = 'HELD' RETURNING target")
            .param(run)
            .query(String.class)
            .optional();
    target.ifPresent(
        freed -> sql.sql("DELETE FROM lock_attempts WHERE run = ?").param(run).update());
    return target.map(freed -> line(run, freed));
  }

  private static Line line(String run, String target) {
    String content = Json.of(Map.of("detail", "the run ended"));
    return new Line(run, null, 0, Instant.now(), null, "LOCK_FREED", target, content);
  }
}
