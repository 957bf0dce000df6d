package dev.firedrill.web.locks;

import dev.firedrill.web.locks.LockRow.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The locks on targets, read. */
@Repository
public class Locks {

  /** A lock that nobody's change keeps any more is free, whether or not it was taken since. */
  private static final String LOCKS =
      """
      SELECT l.target, l.token, coalesce(l.run, '') AS run, coalesce(r.starter, '') AS starter,
             l.taken_at, busy.until AS busy_until,
             CASE WHEN l.state = 'RELEASING' AND busy.until IS NULL THEN 'FREE' ELSE l.state END
               AS state
      FROM locks l
        LEFT JOIN runs r ON r.id = l.run
        LEFT JOIN LATERAL (SELECT max(a.until) AS until FROM lock_attempts a
                           WHERE a.run = l.run AND a.until > now()) busy ON true
      """;

  private final JdbcClient database;

  Locks(JdbcClient database) {
    this.database = database;
  }

  /** The lock on this target. */
  public LockRow of(String target) {
    List<Waiting> queue = queues().getOrDefault(target, List.of());
    return database
        .sql(LOCKS + " WHERE l.target = ?")
        .param(target)
        .query((row, number) -> row(row, queue))
        .optional()
        .orElseGet(() -> LockRow.free(target, queue));
  }

  /** Each target's lock, for those of these targets that a run ever held or waits for. */
  public Map<String, LockRow> of(List<String> targets) {
    Map<String, List<Waiting>> queues = queues();
    Map<String, LockRow> known =
        database
            .sql(LOCKS)
            .query(
                (row, number) -> row(row, queues.getOrDefault(row.getString("target"), List.of())))
            .list()
            .stream()
            .collect(Collectors.toMap(LockRow::target, lock -> lock));
    return targets.stream()
        .collect(
            Collectors.toMap(
                target -> target,
                target ->
                    known.getOrDefault(
                        target, LockRow.free(target, queues.getOrDefault(target, List.of())))));
  }

  private Map<String, List<Waiting>> queues() {
    return database
        .sql(
            "SELECT q.target, q.run, r.starter, q.since FROM lock_queue q"
                + " JOIN runs r ON r.id = q.run ORDER BY q.place")
        .query((row, number) ->
            Map.entry(
                row.getString("target"),
                new Waiting(
                    row.getString("run"),
                    row.getString("starter"),
                    row.getTimestamp("since").toInstant())))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /**
   * The newest run that changed something on this target, if it left its outcome to be looked at. A
   * run that only looked, was refused or waited has not seen to that.
   */
  public Optional<String> unverified(String target) {
    return database
        .sql(
            """
            SELECT id, ending FROM runs r
            WHERE target = ? AND state = 'ENDED' AND (ending IN ('RECOVERED', 'UNVERIFIED')
              OR EXISTS (SELECT FROM steps WHERE run_id = r.id AND state = 'DONE'
                         AND kind IN ('CHANGE', 'NO_WAY_BACK', 'UNDO')))
            ORDER BY intended_at DESC LIMIT 1
            """)
        .param(target)
        .query((row, number) -> Map.entry(row.getString("id"), row.getString("ending")))
        .optional()
        .filter(last -> last.getValue().equals("UNVERIFIED"))
        .map(Map.Entry::getKey);
  }

  private static LockRow row(ResultSet row, List<Waiting> queue) throws SQLException {
    boolean free = row.getString("state").equals("FREE");
    return new LockRow(
        row.getString("target"),
        row.getString("state"),
        row.getLong("token"),
        free ? "" : row.getString("run"),
        free ? "" : row.getString("starter"),
        free ? null : instant(row, "taken_at"),
        instant(row, "busy_until"),
        queue);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
