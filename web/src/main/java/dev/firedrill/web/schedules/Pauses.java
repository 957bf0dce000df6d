package dev.firedrill.web.schedules;

import dev.firedrill.workflows.schedules.Gaps;
import dev.firedrill.workflows.schedules.Schedule;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of schedules beside their file: since when they are so, and who paused them. */
@Repository
class Pauses {

  private final JdbcClient database;

  Pauses(JdbcClient database) {
    this.database = database;
  }

  /**
   * Notes that the schedule is as its file says; from now on if it was otherwise before. How it was
   * is kept, since a slot of that may have come to nothing.
   */
  void know(Schedule schedule) {
    database
        .sql(
            """
            WITH earlier AS (
              INSERT INTO schedule_forms (schedule, form, since, until)
              SELECT schedule, form, since, now() FROM schedules_known
              WHERE schedule = :schedule AND form <> :form
              ON CONFLICT DO NOTHING)
            INSERT INTO schedules_known (schedule, form) VALUES (:schedule, :form)
            ON CONFLICT (schedule) DO UPDATE SET form = excluded.form, since = now()
              WHERE schedules_known.form <> excluded.form\
            """)
        .param("schedule", schedule.name())
        .param("form", schedule.form())
        .update();
  }

  /** Forgets schedules that no file names any more: if one comes again, it is new. */
  void forgetAllBut(List<String> names) {
    for (String table : List.of("schedules_known", "schedule_forms")) {
      database
          .sql("DELETE FROM " + table + " WHERE schedule <> ALL (:names)")
          .param("names", names.toArray(String[]::new))
          .update();
    }
  }

  /**
   * How a schedule was before its file was changed.
   *
   * @param form as {@link Schedule#form} says it
   */
  record Earlier(String form, Instant since, Instant until) {}

  /** The earlier forms of a schedule that were in force after this moment. */
  List<Earlier> earlier(String schedule, Instant moment) {
    return database
        .sql(
            "SELECT form, since, until FROM schedule_forms"
                + " WHERE schedule = ? AND until > ? ORDER BY since")
        .params(schedule, Timestamp.from(moment))
        .query((row, number) ->
            new Earlier(
                row.getString("form"),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("until").toInstant()))
        .list();
  }

  /** Since when the schedule is as it is. */
  Optional<Instant> since(Schedule schedule) {
    return database
        .sql("SELECT since FROM schedules_known WHERE schedule = ? AND form = ?")
        .params(schedule.name(), schedule.form())
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** The pause by a person that is in force. */
  Optional<Pause> now(String schedule) {
    return database
        .sql(
            "SELECT person, reason, since FROM schedule_pauses"
                + " WHERE schedule = ? AND until IS NULL")
        .param(schedule)
        .query((row, number) ->
            new Pause(
                row.getString("person"),
                row.getString("reason"),
                row.getTimestamp("since").toInstant()))
        .optional();
  }

  /** The pauses that were in force after this moment. */
  List<Gaps.Pause> after(String schedule, Instant moment) {
    return database
        .sql(
            "SELECT since, until FROM schedule_pauses"
                + " WHERE schedule = ? AND coalesce(until > ?, true) ORDER BY since")
        .params(schedule, Timestamp.from(moment))
        .query((row, number) -> {
          Timestamp until = row.getTimestamp("until");
          return new Gaps.Pause(
              row.getTimestamp("since").toInstant(),
              until == null ? Instant.MAX : until.toInstant());
        })
        .list();
  }

  /** False when it is paused already. */
  boolean begin(String schedule, String person, String reason) {
    return database
            .sql(
                "INSERT INTO schedule_pauses (schedule, person, reason) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")
            .params(schedule, person, reason)
            .update()
        == 1;
  }

  /** False when nobody has paused it. */
  boolean end(String schedule) {
    return database
            .sql("UPDATE schedule_pauses SET until = now() WHERE schedule = ? AND until IS NULL")
            .param(schedule)
            .update()
        == 1;
  }
}
