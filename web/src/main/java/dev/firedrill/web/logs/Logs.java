package dev.firedrill.web.logs;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The lines of the logs, as the hands kept them. */
@Repository
public class Logs {

  static final int PAGE = 400;

  private static final int TAIL = 40;
  private static final int AT_ONCE = 5_000;

  private final JdbcClient database;

  Logs(JdbcClient database) {
    this.database = database;
  }

  /** The page that is asked for, or its last one; empty when there is no such run. */
  Optional<LogView> find(LogQuery asked) {
    return database
        .sql("SELECT runbook FROM runs WHERE id = :run")
        .param("run", asked.run())
        .query(String.class)
        .optional()
        .map(runbook -> view(asked, runbook));
  }

  private LogView view(LogQuery asked, String runbook) {
    long found = count(asked);
    LogQuery query = asked.onPage(Math.min(asked.page(), LogView.pages(found)));
    return new LogView(query, runbook, steps(asked.run()), found, rows(query));
  }

  private long count(LogQuery query) {
    return bound(
            "SELECT count(*) FROM log_lines WHERE run_id = :run "
                + ofStep(query)
                + (query.words().isEmpty() ? "" : " AND text ILIKE :pattern"),
            query)
        .query(Long.class)
        .single();
  }

  private List<LogRow> rows(LogQuery query) {
    // Numbered in the order of the index.
    String lines =
        "SELECT id, row_number() OVER (ORDER BY step, id) AS number, step, attempt, at, kind, text"
            + " FROM log_lines WHERE run_id = :run "
            + ofStep(query);
    String sql =
        query.words().isEmpty()
            ? lines
            : "SELECT * FROM (" + lines + ") AS line WHERE text ILIKE :pattern";
    return bound(sql + " ORDER BY number LIMIT " + PAGE + " OFFSET :before", query)
        .param("before", (query.page() - 1) * PAGE)
        .query(LogRow::of)
        .list();
  }

  private static String ofStep(LogQuery query) {
    return query.step() == 0 ? "" : "AND step = :step";
  }

  private StatementSpec bound(String sql, LogQuery query) {
    StatementSpec bound = database.sql(sql).param("run", query.run());
    bound = query.step() == 0 ? bound : bound.param("step", query.step());
    return query.words().isEmpty() ? bound : bound.param("pattern", query.pattern());
  }

  private List<LogView.Step> steps(String run) {
    return database
        .sql("SELECT ordinal, title FROM steps WHERE run_id = :run AND kind <> 'GATE' ORDER BY 1")
        .param("run", run)
        .query((row, number) -> new LogView.Step(row.getInt("ordinal"), row.getString("title")))
        .list();
  }

  /** The last lines of the newest step that has any. */
  public LogTail tail(String run) {
    List<LogRow> rows =
        database
            .sql(
                """
                SELECT id, 0 AS number, step, attempt, at, kind, text FROM log_lines
                WHERE run_id = :run AND step =
                  (SELECT step FROM log_lines WHERE run_id = :run ORDER BY step DESC LIMIT 1)
                ORDER BY id DESC LIMIT :many
                """)
            .param("many", TAIL)
            .param("run", run)
            .query(LogRow::of)
            .list()
            .reversed();
    int step = rows.isEmpty() ? 0 : rows.getLast().step();
    return new LogTail(run, step, step == 0 ? "" : titleOf(run, step), rows);
  }

  private String titleOf(String run, int step) {
    return database
        .sql("SELECT title FROM steps WHERE run_id = ? AND ordinal = ?")
        .params(run, step)
        .query(String.class)
        .optional()
        .orElse("Step " + step);
  }

  /** Passes on every line of the run or of one step, some thousands at a time. */
  void each(LogQuery query, Consumer<LogRow> reader) {
    int step = 0;
    long id = 0;
    List<LogRow> rows;
    do {
      rows =
          bound(
                  "SELECT id, 0 AS number, step, attempt, at, kind, text FROM log_lines"
                      + " WHERE run_id = :run "
                      + ofStep(query)
                      + " AND (step, id) > (:lastStep, :lastId) ORDER BY step, id LIMIT "
                      + AT_ONCE,
                  new LogQuery(query.run(), query.step(), "", 1))
              .param("lastStep", step)
              .param("lastId", id)
              .query(LogRow::of)
              .list();
      for (LogRow row : rows) {
        reader.accept(row);
        step = row.step();
        id = row.id();
      }
    } while (rows.size() == AT_ONCE);
  }
}
