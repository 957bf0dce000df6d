package dev.firedrill.activities.journal;

import static dev.firedrill.activities.journal.RunRows.time;

import dev.firedrill.workflows.procedure.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of a run's steps. */
final class StepRows {

  private static final String BEGIN =
      """
      INSERT INTO steps (run_id, ordinal, kind, title, detail, facts, state, began_at)
      VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
      ON CONFLICT (run_id, ordinal) DO UPDATE
        SET kind = excluded.kind, title = excluded.title, detail = excluded.detail,
            facts = excluded.facts, state = excluded.state, began_at = excluded.began_at,
            ended_at = NULL
      """;

  private final JdbcClient sql;

  StepRows(JdbcClient sql) {
    this.sql = sql;
  }

  void began(String run, String kind, Entry entry) {
    begin(run, kind, "RUNNING", entry);
  }

  void waits(String run, Entry entry) {
    begin(run, "GATE", "WAITING", entry);
  }

  /** What is left out would have changed something: looks always happen. */
  void leftOut(String run, Entry entry) {
    begin(run, "CHANGE", "RUNNING", entry);
    end(run, "LEFT_OUT", entry.detail(), entry);
  }

  /** What a run would do here; a plan does nothing. */
  void planned(String run, String kind, Entry entry) {
    begin(run, kind, "RUNNING", entry);
    end(run, "PLANNED", entry.detail(), entry);
  }

  private void begin(String run, String kind, String state, Entry entry) {
    sql.sql(BEGIN)
        .params(run, entry.step(), kind, Text.storable(entry.title()))
        .param(Text.storable(entry.detail()))
        .param(Json.orNull(entry.facts()))
        .param(state)
        .param(time(entry.at()))
        .update();
  }

  /** What there is to say of a step that goes on. */
  void says(String run, String detail, Entry entry) {
    sql.sql("UPDATE steps SET detail = ? WHERE run_id = ? AND ordinal = ?")
        .params(Text.storable(detail), run, entry.step())
        .update();
  }

  void done(String run, String detail, Entry entry) {
    end(run, "DONE", detail, entry);
  }

  void failed(String run, String detail, Entry entry) {
    end(run, "FAILED", detail, entry);
  }

  /** A step that was over keeps what it says: it waits for the look after it. */
  void parked(String run, Entry entry) {
    sql.sql(
            """
            UPDATE steps SET state = 'PARKED',
              detail = CASE WHEN ended_at IS NULL THEN ? ELSE detail END
            WHERE run_id = ? AND ordinal = ?
            """)
        .params(Text.storable(entry.detail()), run, entry.step())
        .update();
  }

  void goesOn(String run, Entry entry) {
    sql.sql(
            """
            UPDATE steps SET state = CASE WHEN ended_at IS NULL THEN 'RUNNING' ELSE 'DONE' END,
              detail = CASE WHEN ended_at IS NULL THEN '' ELSE detail END
            WHERE run_id = ? AND ordinal = ?
            """)
        .params(run, entry.step())
        .update();
  }

  void skipped(String run, String detail, Entry entry) {
    end(run, "SKIPPED", detail, entry);
  }

  /** A person ended the run here: why the step was parked stays on it. */
  void stopped(String run, String words, Entry entry) {
    sql.sql(
            """
            UPDATE steps SET state = 'FAILED', ended_at = ?,
              detail = concat_ws(E'\\n', nullif(detail, ''), ?)
            WHERE run_id = ? AND ordinal = ?
            """)
        .params(time(entry.at()), Text.storable(words), run, entry.step())
        .update();
  }

  private void end(String run, String state, String detail, Entry entry) {
    sql.sql(
            """
            UPDATE steps
            SET state = :state, ended_at = :at, facts = coalesce(:facts::jsonb, facts),
                detail = CASE :detail WHEN '' THEN detail ELSE :detail END
            WHERE run_id = :run AND ordinal = :step
            """)
        .param("state", state)
        .param("at", time(entry.at()))
        .param("facts", Json.orNull(entry.facts()))
        .param("detail", Text.storable(detail))
        .param("run", run)
        .param("step", entry.step())
        .update();
  }

  /** After the run's end nothing runs or waits. */
  void close(String run, Entry entry) {
    sql.sql(
            """
            UPDATE steps SET state = 'FAILED', ended_at = ?,
                             detail = concat_ws(E'\\n', nullif(detail, ''), 'not finished')
            WHERE run_id = ? AND state IN ('RUNNING', 'WAITING', 'PARKED')
            """)
        .params(time(entry.at()), run)
        .update();
  }
}
