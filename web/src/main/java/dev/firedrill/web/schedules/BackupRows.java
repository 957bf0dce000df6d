package dev.firedrill.web.schedules;

import dev.firedrill.workflows.procedure.Duty;
import dev.firedrill.workflows.schedules.BackupState;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of duties: which targets have them, which runs fulfil them, and what is due. */
@Repository
class BackupRows {

  private final JdbcClient database;

  BackupRows(JdbcClient database) {
    this.database = database;
  }

  /** Notes that these targets need backups, and no others; from now on where that is new. */
  void know(List<String> targets) {
    String[] names = targets.toArray(String[]::new);
    database
        .sql("INSERT INTO backups_due (target) SELECT unnest(:names) ON CONFLICT DO NOTHING")
        .param("names", names)
        .update();
    database
        .sql("DELETE FROM backups_due WHERE target <> ALL (:names)")
        .param("names", names)
        .update();
    database
        .sql(
            "UPDATE backups_missing SET ended_at = now()"
                + " WHERE ended_at IS NULL AND target <> ALL (:names)")
        .param("names", names)
        .update();
  }

  /** Since when the target needs backups. */
  Optional<Instant> since(String target) {
    return database
        .sql("SELECT since FROM backups_due WHERE target = ?")
        .param(target)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** When the newest run of these runbooks ended well on the target. */
  Optional<Instant> newest(String target, List<String> runbooks) {
    return database
        .sql(
            """
            SELECT ended_at FROM runs
            WHERE target = :target AND ending = 'RECOVERED' AND runbook = ANY (:runbooks) AND NOT plan
            ORDER BY intended_at DESC LIMIT 1\
            """)
        .param("target", target)
        .param("runbooks", runbooks.toArray(String[]::new))
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /**
   * The newest run of these runbooks that found something in the way, on the target or of it. One
   * that was refused before its first step, that people said no to, or that somebody cancelled
   * before a step of it had failed, found nothing. By being cancelled a gate fails, too, and so
   * does a step that was under way, which is called not finished.
   */
  Optional<BackupState.Failed> failed(String target, List<String> runbooks) {
    return database
        .sql(
            """
            SELECT id, ending, ended_at, summary FROM runs r
            WHERE target = :target AND runbook = ANY (:runbooks) AND NOT plan AND state = 'ENDED'
              AND (ending IN ('UNVERIFIED', 'LOST') OR ending IN ('ABORTED', 'REFUSED')
                AND EXISTS (SELECT FROM steps s WHERE s.run_id = r.id
                  AND s.state IN ('FAILED', 'SKIPPED')
                  AND NOT (ending = 'ABORTED' AND s.state = 'FAILED'
                    AND s.detail LIKE '%not finished')
                  AND NOT EXISTS (SELECT FROM gates g
                    WHERE g.run_id = r.id AND g.step = s.ordinal AND g.state = 'CANCELLED')))
            ORDER BY intended_at DESC LIMIT 1\
            """)
        .param("target", target)
        .param("runbooks", runbooks.toArray(String[]::new))
        .query((row, number) ->
            new BackupState.Failed(
                row.getString("id"),
                row.getString("ending"),
                row.getTimestamp("ended_at").toInstant(),
                row.getString("summary")))
        .optional();
  }

  /** Whether a run of these runbooks is at it that was launched after this moment. */
  boolean isUnderWay(String target, List<String> runbooks, Instant after) {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM runs
              WHERE target = :target AND state IN ('INTENDED', 'RUNNING')
                AND runbook = ANY (:runbooks) AND NOT plan AND intended_at > :after)\
            """)
        .param("target", target)
        .param("runbooks", runbooks.toArray(String[]::new))
        .param("after", Timestamp.from(after))
        .query(Boolean.class)
        .single();
  }

  /** A neglected duty, and why it is one. */
  record Missing(Duty duty, String target, String why) {}

  /** What is neglected. */
  List<Missing> missing() {
    return database
        .sql(
            "SELECT duty, target, why FROM backups_missing WHERE ended_at IS NULL"
                + " ORDER BY duty, target")
        .query((row, number) ->
            new Missing(
                Duty.valueOf(row.getString("duty")), row.getString("target"), row.getString("why")))
        .list();
  }

  /** Whether it was noted after this moment that the duty is neglected, for this reason still. */
  boolean isNotedAfter(String target, Duty duty, Instant moment, String why) {
    return database
        .sql(
            "SELECT EXISTS (SELECT FROM backups_missing"
                + " WHERE target = ? AND duty = ? AND ended_at IS NULL AND noted_at > ?"
                + " AND why = ?)")
        .params(target, duty.name(), Timestamp.from(moment), why)
        .query(Boolean.class)
        .single();
  }

  void note(String target, Duty duty, Instant now, String why) {
    database
        .sql(
            "INSERT INTO backups_missing (target, duty, noted_at, why) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")
        .params(target, duty.name(), Timestamp.from(now), why)
        .update();
  }

  /** What was noted is over. */
  void end(String target, Duty duty, Instant now) {
    database
        .sql(
            "UPDATE backups_missing SET ended_at = ?"
                + " WHERE target = ? AND duty = ? AND ended_at IS NULL")
        .params(Timestamp.from(now), target, duty.name())
        .update();
  }
}
