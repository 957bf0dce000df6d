package dev.firedrill.web.audit;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions of an SQL query on the audit, and their values in order. */
final class Narrowed {

  /** As the index has it, to the letter. */
  private static final String WORDS =
      "to_tsvector('simple', coalesce(a.person, '') || ' ' || a.what || ' ' || a.title || ' ' ||"
          + " left(a.content, 10000))";

  /**
   * A name such as {@code pg-1} is several words to the database, in this order. That they are all
   * there is enough, and needs no look into the line itself.
   */
  private static final String HOLDS =
      WORDS + " @@ replace(to_tsquery('simple', ?)::text, '<->', '&')::tsquery";

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** One query for each way in which a line may be about what is looked for; all others say no. */
  static List<Narrowed> by(AuditFilter filter) {
    String about = filter.run().isEmpty() ? filter.target() : filter.run();
    if (about.isEmpty()) {
      return List.of(new Narrowed().common(filter));
    }
    String ofRun =
        filter.run().isEmpty()
            ? "a.run_id IN (SELECT id FROM runs WHERE target = ?)"
            : "a.run_id = ?";
    return List.of(
        new Narrowed().and(ofRun, about).and("a.sequence IS NOT NULL").common(filter),
        new Narrowed().and("a.run_id IS NULL").and(HOLDS, wholly(about)).common(filter));
  }

  private Narrowed common(AuditFilter filter) {
    if (!filter.person().isEmpty()) {
      and("a.person = ?", filter.person());
    }
    if (!filter.kind().isEmpty()) {
      and("a.what = ?", filter.kind());
    }
    if (filter.since() != null) {
      and("a.at >= ?", Timestamp.from(filter.since()));
    }
    if (filter.until() != null) {
      and("a.at < ?", Timestamp.from(filter.until()));
    }
    if (!filter.text().isEmpty()) {
      and(HOLDS, beginnings(filter.text()));
    }
    return this;
  }

  Narrowed and(String condition, Object... given) {
    conditions.add(condition);
    values.addAll(List.of(given));
    return this;
  }

  String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  List<Object> values() {
    return values;
  }

  /** Every word as the beginning of one. */
  static String beginnings(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .map(word -> wholly(word) + ":*")
        .collect(Collectors.joining(" & "));
  }

  /** The word quoted, so that it is no operator. */
  private static String wholly(String word) {
    return "'" + word.replace("\0", "").replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
