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
            INSERT INTO gates (run_id, step, card, groups, opened_at, expires_at, state)
            VALUES (?, ?, ?::jsonb, ?, ?, ?, 'OPEN')
            ON CONFLICT (run_id, step) DO UPDATE
              SET card = excluded.card, groups = excluded.groups,
                  opened_at = excluded.opened_at, expires_at = excluded.expires_at,
                  state = 'OPEN', decided_by = NULL, reason = NULL, decided_at = NULL,
                  approvals = '[]', escalated_at = NULL, claimed_at = NULL, notified_at = NULL
            """)
        .params(run, entry.step(), Json.of(card))
        .param(card.deciders().groups().toArray(String[]::new))
        .params(time(card.opened()), time(card.expires()))
        .update();
  }

  /** A further group may decide, too, and people are notified again. */
  void escalated(String run, Entry entry) {
    sql.sql(
            """
            UPDATE gates SET groups = array_append(groups, ?), escalated_at = ?,
                             claimed_at = NULL, notified_at = NULL
            WHERE run_id = ? AND step = ?
            """)
        .params(entry.detail(), time(entry.at()))
        .params(run, entry.step())
        .update();
  }

  /** A yes that counts; told again with other content, it is still one person's. */
  void approved(String run, Entry entry, String reason) {
    sql.sql(
            """
            UPDATE gates SET approvals = approvals || jsonb_build_object(
              'person', :person::text, 'at', :at::text, 'reason', :reason::text)
            WHERE run_id = :run AND step = :step
              AND NOT approvals @> jsonb_build_array(jsonb_build_object('person', :person::text))
            """)
        .param("person", String.valueOf(entry.person()))
        .param("at", entry.at().toString())
        .param("reason", Text.storable(reason))
        .param("run", run)
        .param("step", entry.step())
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
