package dev.firedrill.activities.logs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of log lines. A batch is one transaction, with the notice on channel {@code
 * firedrill_log} whose payload is the run's id.
 */
final class LogTable {

  private static final int SECONDS = 5;

  private final JdbcClient sql;
  private final TransactionTemplate transaction;

  LogTable(DataSource database) {
    sql = JdbcClient.create(database);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    transaction.setTimeout(SECONDS);
  }

  void write(List<LogLine> lines) {
    if (!lines.isEmpty()) {
      transaction.executeWithoutResult(status -> insert(lines));
    }
  }

  private void insert(List<LogLine> lines) {
    sql.sql(
            """
            INSERT INTO log_lines (run_id, step, attempt, at, kind, text)
            SELECT run, step, attempt, at, kind, text FROM unnest(
              ?::text[], ?::int[], ?::int[], ?::timestamptz[], ?::text[], ?::text[])
              WITH ORDINALITY AS line (run, step, attempt, at, kind, text, place)
            ORDER BY place
            """)
        .param(texts(lines, line -> line.place().run()))
        .param(lines.stream().mapToInt(line -> line.place().step()).toArray())
        .param(lines.stream().mapToInt(line -> line.place().attempt()).toArray())
        .param(texts(lines, line -> line.at().toString()))
        .param(texts(lines, line -> line.kind().name()))
        .param(texts(lines, LogLine::text))
        .update();
    sql.sql("SELECT pg_notify('firedrill_log', run) FROM unnest(?::text[]) AS run")
        .param(lines.stream().map(line -> line.place().run()).distinct().toArray(String[]::new))
        .query((row, number) -> true)
        .list();
  }

  private static String[] texts(List<LogLine> lines, Function<LogLine, String> part) {
    return lines.stream().map(part).toArray(String[]::new);
  }

  /** What is kept of this run, by step, as {@link LogLine#size} counts it. */
  Map<Integer, Long> sizes(String run) {
    Map<Integer, Long> sizes = new HashMap<>();
    sql.sql(
            """
            SELECT step, sum(length(text) + :overhead) AS size FROM log_lines
            WHERE run_id = :run GROUP BY step
            """)
        .param("overhead", LogLine.OVERHEAD)
        .param("run", run)
        .query(row -> {
          sizes.put(row.getInt("step"), row.getLong("size"));
        });
    return sizes;
  }
}
