package dev.firedrill.web.launch;

import dev.firedrill.workflows.procedure.TargetName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of runs as the desk writes them: the intent, and the end of what was lost. */
@Repository
class Intents {

  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
  private static final String COLUMNS =
      "id, runbook, version, target, environment, starter, request";

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
                INSERT INTO runs (id, runbook, version, target, environment, starter, request)
                VALUES (:id, :runbook, :version, :target, :environment, :starter, :request::jsonb)
                ON CONFLICT (id) DO NOTHING\
                """)
            .param("id", intent.id())
            .param("runbook", intent.runbook())
            .param("version", intent.version())
            .param("target", intent.target().value())
            .param("environment", intent.environment())
            .param("starter", intent.starter())
            .param("request", json.writeValueAsString(intent.values()))
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

  /** Runs that are open here and have been started. */
  List<String> open() {
    return database
        .sql("SELECT id FROM runs WHERE state IN ('RUNNING', 'WAITING') ORDER BY intended_at")
        .query(String.class)
        .list();
  }

  /** Ends a run that is still open here, and tells the screens; false when it has ended. */
  boolean end(String id, String ending, String why) {
    int ended =
        database
            .sql(
                """
                UPDATE runs SET state = 'ENDED', ending = :ending, ended_at = now(), summary = :why
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
      tellScreens(id);
    }
    return ended == 1;
  }

  void tellScreens(String id) {
    database
        .sql("SELECT pg_notify('firedrill', :id)")
        .param("id", id)
        .query((row, number) -> id)
        .list();
  }

  private Intent intent(ResultSet row, int number) throws SQLException {
    return new Intent(
        row.getString("id"),
        row.getString("runbook"),
        row.getString("version"),
        new TargetName(row.getString("target")),
        row.getString("environment"),
        row.getString("starter"),
        json.readValue(row.getString("request"), VALUES));
  }
}
