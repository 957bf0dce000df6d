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

  private void begin(String run, String kind, String state, Entry entry) {
    sql.sql(BEGIN)
        .params(run, entry.step(), kind, Text.storable(entry.title()))
        .param(Text.storable(entry.detail()))
        .param(Json.orNull(entry.facts()))
        .param(state)
        .param(time(entry.at()))
        .update();
  }

  void done(String run, String detail, Entry entry) {
    end(run, "DONE", detail, entry);
  }

  void failed(String run, String detail, Entry entry) {
    end(run, "FAILED", detail, entry);
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
            WHERE run_id = ? AND state IN ('RUNNING', 'WAITING')
            """)
        .params(time(entry.at()), run)
        .update();
  }
}
