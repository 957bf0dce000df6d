package dev.firedrill.web.launch;

import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.WhenHeld;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of runs as the desk writes them: the intent, and the end of what was lost. */
@Repository
class Intents {

  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
  private static final String COLUMNS =
      "id, runbook, version, target, environment, starter, owner, plan, planned, break_glass,"
          + " request, when_held";

  private final JdbcClient database;
  private final JsonMapper json;

  Intents(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Writes the row; false when there is a run of this id already. */
  boolean add(Intent intent) {
    return database
            .sql(
                """
                INSERT INTO runs
                  (id, runbook, version, target, environment, starter, owner, plan, planned,
                   break_glass, request, when_held)
                VALUES (:id, :runbook, :version, :target, :environment, :starter, :owner, :plan,
                  :planned, :breakGlass, :request::jsonb, :held)
                ON CONFLICT (id) DO NOTHING\
                """)
            .param("id", intent.id())
            .param("runbook", intent.runbook())
            .param("version", intent.version())
            .param("target", intent.target().value())
            .param("environment", intent.environment())
            .param("starter", intent.starter())
            .param("owner", intent.owner())
            .param("plan", intent.manner().plan())
            .param("planned", intent.manner().planned())
            .param("breakGlass", intent.manner().breakGlass())
            .param("request", json.writeValueAsString(intent.values()))
            .param("held", intent.whenHeld() == null ? null : intent.whenHeld().name())
            .update()
        == 1;
  }

  Optional<Intent> find(String id) {
    return database
        .sql("SELECT " + COLUMNS + " FROM runs WHERE id = :id")
        .param("id", id)
        .query(this::intent)
        .optional();
  }

  /** Intents whose start ought to have shown by now. */
  List<Intent> unstarted(int secondsOld) {
    return database
        .sql(
            "SELECT "
                + COLUMNS
                + " FROM runs WHERE state = 'INTENDED'"
                + " AND intended_at < now() - make_interval(secs => :old) ORDER BY intended_at")
        .param("old", secondsOld)
        .query(this::intent)
        .list();
  }

  /** The engine's own id of what was admitted to carry the run out; empty while nothing was. */
  Optional<String> execution(String id) {
    return database
        .sql("SELECT execution FROM runs WHERE id = ? AND execution IS NOT NULL")
        .param(id)
        .query(String.class)
        .optional();
  }

  /** Runs that are open here and have been started. */
  List<String> open() {
    return database
        .sql("SELECT id FROM runs WHERE state NOT IN ('INTENDED', 'ENDED') ORDER BY intended_at")
        .query(String.class)
        .list();
  }

  /** Ends a run that is still open here, and tells the screens; false when it has ended. */
  boolean end(String id, String ending, String why) {
    int ended =
        database
            .sql(
                """
                UPDATE runs SET state = 'ENDED', ending = :ending, ended_at = now(), summary = :why, stopping = ''
                WHERE id = :id AND state <> 'ENDED'\
                """)
            .param("id", id)
            .param("ending", ending)
            .param("why", why)
            .update();
    if (ended == 1) {
      database
          .sql("UPDATE gates SET state = 'EXPIRED' WHERE run_id = :id AND state = 'OPEN'")
          .param("id", id)
          .update();
      database
          .sql("UPDATE parkings SET state = 'CLOSED' WHERE run_id = :id AND state = 'OPEN'")
          .param("id", id)
          .update();
      database
          .sql(
              """
              UPDATE steps SET state = 'FAILED', ended_at = now(),
                detail = concat_ws(E'\\n', nullif(detail, ''), 'not finished')
              WHERE run_id = :id AND state IN ('RUNNING', 'WAITING', 'PARKED')\
              """)
          .param("id", id)
          .update();
      tellScreens(id);
    }
    return ended == 1;
  }

  /** Marks that an open run cannot go on, or that it does again; false when it stood so before. */
  boolean mark(String id, boolean stuck) {
    boolean marked =
        database
                .sql(
                    "UPDATE runs SET stuck = :stuck"
                        + " WHERE id = :id AND stuck <> :stuck AND state <> 'ENDED'")
                .param("id", id)
                .param("stuck", stuck)
                .update()
            == 1;
    if (marked) {
      tellScreens(id);
    }
    return marked;
  }

  void tellScreens(String id) {
    database
        .sql("SELECT pg_notify('firedrill', :id)")
        .param("id", id)
        .query((row, number) -> id)
        .list();
  }

  private static @Nullable WhenHeld whenHeld(@Nullable String word) {
    return word == null ? null : WhenHeld.valueOf(word);
  }

  private Intent intent(ResultSet row, int number) throws SQLException {
    return new Intent(
        row.getString("id"),
        row.getString("runbook"),
        row.getString("version"),
        new TargetName(row.getString("target")),
        row.getString("environment"),
        row.getString("starter"),
        row.getString("owner"),
        new Manner(row.getBoolean("plan"), row.getString("planned"), row.getString("break_glass")),
        json.readValue(row.getString("request"), VALUES),
        whenHeld(row.getString("when_held")));
  }
}
