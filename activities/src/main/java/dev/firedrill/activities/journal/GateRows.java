package dev.firedrill.activities.journal;

import static dev.firedrill.activities.journal.RunRows.time;
import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.GateCard;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of a run's gates. */
final class GateRows {

  private final JdbcClient sql;

  GateRows(JdbcClient sql) {
    this.sql = sql;
  }

  /** Told again with other content, it is open again, and people are notified again. */
  void opened(String run, Entry entry) {
    GateCard card = requireNonNull(entry.gate(), "an opened gate has a card");
    sql.sql(
            """
            INSERT INTO gates (run_id, step, card, group_name, opened_at, expires_at, state)
            VALUES (?, ?, ?::jsonb, ?, ?, ?, 'OPEN')
            ON CONFLICT (run_id, step) DO UPDATE
              SET card = excluded.card, group_name = excluded.group_name,
                  opened_at = excluded.opened_at, expires_at = excluded.expires_at,
                  state = 'OPEN', decided_by = NULL, reason = NULL, decided_at = NULL,
                  notified_at = NULL
            """)
        .params(run, entry.step(), Json.of(card), card.group())
        .params(time(card.opened()), time(card.expires()))
        .update();
  }

  void closed(String run, String state, Entry entry) {
    sql.sql(
            """
            UPDATE gates SET state = ?, decided_by = ?, reason = ?, decided_at = ?
            WHERE run_id = ? AND step = ?
            """)
        .param(state)
        .param(entry.person())
        .params(Text.storable(entry.detail()), time(entry.at()))
        .params(run, entry.step())
        .update();
  }

  /** After the run's end no gate is open. */
  void closeAll(String run, Entry entry) {
    sql.sql(
            """
            UPDATE gates SET state = 'EXPIRED', reason = 'the run ended', decided_at = ?
            WHERE run_id = ? AND state = 'OPEN'
            """)
        .params(time(entry.at()), run)
        .update();
  }
}
