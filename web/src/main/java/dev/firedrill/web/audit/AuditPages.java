package dev.firedrill.web.audit;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The audit's lines, as screens and exports read them. */
@Repository
class AuditPages {

  static final int PAGE = 50;
  private static final int EXPORT_PAGE = 1_000;

  private static final String NEWEST_FIRST = " ORDER BY a.at DESC, a.position DESC";

  /**
   * By the index of words, however many lines the planner expects: it takes a beginning of a word
   * for a common one, and would then read the whole audit for a rare one. The price is that a word
   * of every line costs its time, too.
   */
  private static final String BY_WORDS =
      "SELECT set_config('enable_indexscan', 'off', true), set_config('enable_seqscan', 'off', true),"
          + " set_config('max_parallel_workers_per_gather', '0', true),"
          + " set_config('work_mem', '64MB', true)";

  private final JdbcClient database;

  AuditPages(JdbcClient database) {
    this.database = database;
  }

  /** The newest lines before this place: one more than a page, to see if there are older ones. */
  @Transactional(readOnly = true)
  public List<AuditLine> newest(AuditFilter filter, @Nullable Place before) {
    List<Narrowed> ways = Narrowed.by(filter);
    if (before != null) {
      Timestamp at = Timestamp.from(before.at());
      ways.forEach(way -> way.and("(a.at, a.position) < (?, ?)", at, before.position()));
    }
    return lines(filter, ways, NEWEST_FIRST, PAGE + 1);
  }

  /** Every kind of line that there is; one step in an index for each. */
  List<String> kinds() {
    return database
        .sql(
            """
            WITH RECURSIVE kinds (kind) AS (
              (SELECT what FROM audit ORDER BY what LIMIT 1)
              UNION ALL
              SELECT (SELECT what FROM audit WHERE what > kind ORDER BY what LIMIT 1)
              FROM kinds WHERE kind IS NOT NULL)
            SELECT kind FROM kinds WHERE kind IS NOT NULL\
            """)
        .query(String.class)
        .list();
  }

  /** The last line's position; 0 if there is none. */
  long last() {
    return database.sql("SELECT coalesce(max(position), 0) FROM audit").query(Long.class).single();
  }

  /**
   * The next thousand lines in the order of the chain, at most up to the last one. Each call takes
   * a connection for itself: whoever reads an export slowly holds none.
   */
  @Transactional(readOnly = true)
  public List<AuditLine> following(AuditFilter filter, long after, long last) {
    List<Narrowed> ways = Narrowed.by(filter);
    ways.forEach(way -> way.and("a.position > ?", after).and("a.position <= ?", last));
    return lines(filter, ways, " ORDER BY a.position", EXPORT_PAGE);
  }

  /** The first lines in this order that are found in any of these ways. */
  private List<AuditLine> lines(AuditFilter filter, List<Narrowed> ways, String order, int atMost) {
    if (!filter.text().isEmpty()) {
      database.sql(BY_WORDS).query((row, number) -> true).single();
    }
    String cut = order + " LIMIT " + atMost;
    List<Object> values = new ArrayList<>();
    ways.forEach(way -> values.addAll(way.values()));
    return database
        .sql(
            ways.stream()
                .map(way -> "(SELECT * FROM audit a" + way.where() + cut + ")")
                .collect(
                    Collectors.joining(
                        " UNION ALL ",
                        "SELECT a.*, r.target FROM (",
                        ") a LEFT JOIN runs r ON r.id = a.run_id" + cut)))
        .params(values)
        .query(AuditLine::of)
        .list();
  }
}
