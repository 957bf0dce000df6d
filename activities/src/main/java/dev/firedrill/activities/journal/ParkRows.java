package dev.firedrill.activities.journal;

import static dev.firedrill.activities.journal.RunRows.time;
import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.ParkCard;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of a run's parkings; one at most is open. */
final class ParkRows {

  private final JdbcClient sql;

  ParkRows(JdbcClient sql) {
    this.sql = sql;
  }

  void opened(String run, Entry entry) {
    ParkCard card = requireNonNull(entry.parked(), "a parked run has a card");
    closeAll(run);
    sql.sql(
            """
            INSERT INTO parkings (run_id, number, card, parked_at, state)
            VALUES (?, ?, ?::jsonb, ?, 'OPEN')
            ON CONFLICT (run_id, number) DO UPDATE
              SET card = excluded.card, parked_at = excluded.parked_at, state = 'OPEN',
                  chosen = NULL, chosen_by = NULL, reason = NULL, chosen_at = NULL,
                  claimed_at = NULL, notified_at = NULL
            """)
        .params(run, card.id(), Json.of(card), time(card.since()))
        .update();
  }

  /** Closes the open parking; whether there was one. */
  boolean chosen(String run, String choice, Entry entry) {
    return sql.sql(
                """
                UPDATE parkings SET state = 'CLOSED', chosen = ?, chosen_by = ?, reason = ?,
                                    chosen_at = ?
                WHERE run_id = ? AND state = 'OPEN'
                """)
            .param(choice)
            .param(entry.person())
            .params(Text.storable(entry.detail()), time(entry.at()))
            .param(run)
            .update()
        == 1;
  }

  void closeAll(String run) {
    sql.sql("UPDATE parkings SET state = 'CLOSED' WHERE run_id = ? AND state = 'OPEN'")
        .param(run)
        .update();
  }
}
