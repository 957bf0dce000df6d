package dev.firedrill.web.runs;

import dev.firedrill.workflows.procedure.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs as the journal has them. */
@Repository
public class Runs {

  /** How many runs a page of the screen has. */
  public static final int PAGE = 50;

  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  private final JdbcClient database;
  private final JsonMapper json;

  Runs(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The newest runs that pass the filter, and the page that they are. */
  public Slice newest(Filter filter, int size) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> values = new ArrayList<>();
    narrow("target = ?", filter.target(), conditions, values);
    narrow("runbook = ?", filter.runbook(), conditions, values);
    narrow("starter = ?", filter.person(), conditions, values);
    if (filter.state().equals("OPEN")) {
      conditions.add("state <> 'ENDED'");
    } else {
      narrow("ending = ?", filter.state(), conditions, values);
    }
    day("intended_at >= ?", filter.since(), conditions, values);
    day("intended_at < ?", next(filter.until()), conditions, values);
    if (filter.before() != null) {
      conditions.add("(intended_at, id) < (?, ?)");
      values.add(Timestamp.from(filter.before().intended()));
      values.add(filter.before().id());
    }
    return Slice.of(
        database
            .sql(
                "SELECT "
                    + RunRow.COLUMNS
                    + " FROM runs WHERE "
                    + String.join(" AND ", conditions)
                    + " ORDER BY intended_at DESC, id DESC LIMIT "
                    + (size + 1))
            .params(values)
            .query(RunRow::of)
            .list(),
        size);
  }

  /** The run of this id. */
  public Optional<RunRow> find(String id) {
    return database
        .sql("SELECT " + RunRow.COLUMNS + " FROM runs WHERE id = :id")
        .param("id", id)
        .query(RunRow::of)
        .optional();
  }

  /** What the launch form held. */
  public Map<String, String> inputs(String id) {
    return database
        .sql("SELECT request FROM runs WHERE id = :id")
        .param("id", id)
        .query((row, number) -> json.readValue(row.getString(1), VALUES))
        .single();
  }

  /** What a run that ended well reported. */
  public Optional<Table> report(String id) {
    return database
        .sql("SELECT report FROM runs WHERE id = :id AND report IS NOT NULL")
        .param("id", id)
        .query((row, number) -> json.readValue(row.getString(1), Table.class))
        .optional();
  }

  /** The steps that have begun, in order. */
  public List<StepRow> steps(String id) {
    return database
        .sql("SELECT * FROM steps WHERE run_id = :id ORDER BY ordinal")
        .param("id", id)
        .query(this::step)
        .list();
  }

  List<Told> told(String id) {
    return database
        .sql(
            """
            SELECT position, at, person, what, title,
              coalesce(content::jsonb->>'detail', '') AS detail FROM audit
            WHERE run_id = :id AND (sequence IS NOT NULL OR what = 'NOTED' OR what LIKE 'LOCK%') ORDER BY position DESC LIMIT 200\
            """)
        .param("id", id)
        .query((row, number) ->
            new Told(
                row.getLong("position"),
                row.getTimestamp("at").toInstant(),
                row.getString("person"),
                row.getString("what"),
                row.getString("title"),
                row.getString("detail")))
        .list();
  }

  private static @Nullable LocalDate next(@Nullable LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  private static void day(
      String condition, @Nullable LocalDate day, List<String> conditions, List<Object> values) {
    if (day != null) {
      conditions.add(condition);
      values.add(Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
  }

  private static void narrow(
      String condition, String value, List<String> conditions, List<Object> values) {
    if (!value.isEmpty()) {
      conditions.add(condition);
      values.add(value);
    }
  }

  private StepRow step(ResultSet row, int number) throws SQLException {
    return new StepRow(
        row.getInt("ordinal"),
        row.getString("kind"),
        row.getString("title"),
        row.getString("detail"),
        table(row.getString("facts")),
        row.getString("state"),
        row.getTimestamp("began_at").toInstant(),
        RunRow.instant(row, "ended_at"));
  }

  private @Nullable Table table(@Nullable String text) {
    return text == null ? null : json.readValue(text, Table.class);
  }
}
