package dev.firedrill.web.locks;

import io.temporal.client.WorkflowClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Wakes the run whose turn it is. One that does not hear it asks by itself, a little later. */
@Component
class LockWake {

  private static final Logger LOG = LoggerFactory.getLogger(LockWake.class);

  private static final String NEXT =
      """
      SELECT DISTINCT ON (q.target) q.run, coalesce(l.token, 0) AS token
      FROM lock_queue q LEFT JOIN locks l ON l.target = q.target
      WHERE l.state IS NULL OR l.state = 'FREE' OR l.state = 'RELEASING'
        AND NOT EXISTS (SELECT FROM lock_attempts a WHERE a.run = l.run AND a.until > now())
      ORDER BY q.target, q.place
      """;

  private final JdbcClient database;
  private final WorkflowClient engine;

  /** The run that was woken for each token's end: once is enough, and a history is not endless. */
  private Map<String, Long> woken = Map.of();

  LockWake(JdbcClient database, WorkflowClient engine) {
    this.database = database;
    this.engine = engine;
  }

  @Scheduled(initialDelay = 1_000, fixedDelay = 500)
  void wake() {
    try {
      Map<String, Long> next = new HashMap<>();
      next().forEach(turn -> next.put(turn.run(), turn.token()));
      next.forEach(this::wakeOnce);
      woken = Map.copyOf(next);
    } catch (RuntimeException later) {
      LOG.debug("could not see whose turn it is: {}", later.toString());
    }
  }

  private List<Turn> next() {
    return database
        .sql(NEXT)
        .query((row, number) -> new Turn(row.getString("run"), row.getLong("token")))
        .list();
  }

  private void wakeOnce(String run, long token) {
    if (Long.valueOf(token).equals(woken.get(run))) {
      return;
    }
    try {
      engine.newUntypedWorkflowStub(run).signal("lockFreed");
    } catch (RuntimeException unheard) {
      LOG.info("run {} did not hear that it is its turn: {}", run, unheard.toString());
    }
  }

  private record Turn(String run, long token) {}
}
