package dev.firedrill.web.schedules;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.schedules.Schedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows that say what came of each slot. */
@Repository
class SlotRows {

  private static final String FIND =
      """
      SELECT s.slot, s.nominal, s.state, s.run_id, s.person, s.why, r.state AS run_state, r.ending
      FROM schedule_slots s LEFT JOIN runs r ON r.id = s.run_id\
      """;

  private final JdbcClient database;
  private final ReentrantLock here = new ReentrantLock();
  private final TransactionTemplate locked;
  private final TransactionTemplate outside;

  SlotRows(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.locked = new TransactionTemplate(transactions);
    this.outside = new TransactionTemplate(transactions);
    outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
  }

  /**
   * Does this while no process does so for another slot of this schedule. What it writes is
   * committed as it goes, since a launch is told before it is done; the lock has a connection of
   * its own meanwhile, and a process takes one such at a time.
   */
  <T> T inTurn(String schedule, Supplier<T> work) {
    here.lock();
    try {
      return requireNonNull(
          locked.execute(status -> {
            database
                .sql("SELECT pg_advisory_xact_lock(hashtextextended(:schedule, 0))")
                .param("schedule", "schedule " + schedule)
                .query((row, number) -> number)
                .list();
            return outside.execute(without -> work.get());
          }));
    } finally {
      here.unlock();
    }
  }

  /** Does this unless a process does so already, whichever it is; 0 then. */
  int unlessUnderWay(String what, IntSupplier work) {
    return requireNonNull(
        locked.execute(status -> {
          boolean mine =
              database
                  .sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:what, 0))")
                  .param("what", "reconciliation of " + what)
                  .query(Boolean.class)
                  .single();
          return mine ? outside.execute(without -> work.getAsInt()) : Integer.valueOf(0);
        }));
  }

  /** A slot as its row is keyed. */
  static String key(LocalDateTime slot) {
    return slot.toString();
  }

  Optional<SlotRow> find(String schedule, String slot) {
    return database
        .sql(FIND + " WHERE s.schedule = ? AND s.slot = ?")
        .params(schedule, slot)
        .query(SlotRows::row)
        .optional();
  }

  /** The newest ones, the last one first. */
  List<SlotRow> newest(String schedule, int most) {
    return database
        .sql(FIND + " WHERE s.schedule = ? ORDER BY s.nominal DESC, s.noted_at DESC LIMIT ?")
        .params(schedule, most)
        .query(SlotRows::row)
        .list();
  }

  /** The newest one whose time came, whatever people triggered since. */
  Optional<SlotRow> newestDue(String schedule) {
    return database
        .sql(
            FIND
                + " WHERE s.schedule = ? AND s.state <> 'TRIGGERED' ORDER BY s.nominal DESC LIMIT 1")
        .param(schedule)
        .query(SlotRows::row)
        .optional();
  }

  /** The slots from this moment on of which something is recorded. */
  Set<LocalDateTime> recorded(Schedule schedule, Instant since) {
    return database
        .sql(
            "SELECT slot FROM schedule_slots"
                + " WHERE schedule = ? AND nominal >= ? AND state <> 'TRIGGERED'")
        .params(schedule.name(), Timestamp.from(since))
        .query(String.class)
        .list()
        .stream()
        .map(LocalDateTime::parse)
        .collect(Collectors.toSet());
  }

  /** A run of this schedule that is open; empty when none is. */
  Optional<String> openRun(String schedule) {
    return database
        .sql(
            """
            SELECT r.id FROM schedule_slots s JOIN runs r ON r.id = s.run_id
            WHERE s.schedule = ? AND r.state <> 'ENDED' ORDER BY s.nominal LIMIT 1\
            """)
        .param(schedule)
        .query(String.class)
        .optional();
  }

  /** Writes the row; false when there is one of this slot already. */
  boolean add(
      String schedule,
      String slot,
      Instant nominal,
      String state,
      @Nullable String run,
      @Nullable String person,
      String why) {
    return database
            .sql(
                """
                INSERT INTO schedule_slots (schedule, slot, nominal, state, run_id, person, why, notified_at)
                VALUES (:schedule, :slot, :nominal, :state, :run, :person, :why,
                  CASE WHEN :state = 'TRIGGERED' THEN now() END)
                ON CONFLICT DO NOTHING\
                """)
            .param("schedule", schedule)
            .param("slot", slot)
            .param("nominal", Timestamp.from(nominal))
            .param("state", state)
            .param("run", run)
            .param("person", person)
            .param("why", why)
            .update()
        == 1;
  }

  private static SlotRow row(ResultSet row, int number) throws SQLException {
    return new SlotRow(
        row.getString("slot"),
        row.getTimestamp("nominal").toInstant(),
        row.getString("state"),
        row.getString("run_id"),
        row.getString("person"),
        row.getString("why"),
        row.getString("run_state"),
        row.getString("ending"));
  }
}
