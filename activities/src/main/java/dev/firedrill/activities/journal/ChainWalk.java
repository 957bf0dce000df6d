package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.ChainFault;
import dev.firedrill.workflows.procedure.ChainFault.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A reading of the audit from a line that is known, or from before the first one. It goes on page
 * by page, so that neither memory nor a transaction grows with the audit.
 */
final class ChainWalk {

  static final int PAGE = 500;
  private static final int MOST_FAULTS = 100;

  /** The line is null where the table holds something that is none. */
  private record Row(long position, String previous, String hash, @Nullable Line line) {}

  private final JdbcClient sql;
  private final List<ChainFault> faults = new ArrayList<>();
  private final @Nullable Head signed;
  private long position;
  private String hash;

  private ChainWalk(JdbcClient sql, long position, String hash, @Nullable Head signed) {
    this.sql = sql;
    this.position = position;
    this.hash = hash;
    this.signed = signed;
  }

  /** Expects the line that was signed, and what follows it. */
  static ChainWalk from(Head head, JdbcClient sql) {
    return new ChainWalk(sql, head.position(), head.hash(), null);
  }

  /** Expects the first line, and all that follow; among them, if not null, what was signed. */
  static ChainWalk fromTheStart(JdbcClient sql, @Nullable Head signed) {
    return new ChainWalk(sql, 0, Line.GENESIS, signed);
  }

  /** Reads the next page; false if there was no line after the one that was reached. */
  boolean goOn() {
    List<Row> page = page();
    long before = position;
    if (position > 0) {
      page = afterTheKnown(page);
    }
    page.forEach(this::read);
    return position > before;
  }

  /** Reads to the end. */
  ChainWalk toTheEnd() {
    boolean more = true;
    while (more) {
      more = goOn();
    }
    if (signed != null && signed.position() > position) {
      String what =
          signed.position() == position + 1
              ? "line %d is gone; it was signed".formatted(signed.position())
              : "lines %d to %d are gone; they were signed"
                  .formatted(position + 1, signed.position());
      tell(Kind.CUT_OFF, position + 1, what);
    }
    return this;
  }

  long position() {
    return position;
  }

  String hash() {
    return hash;
  }

  /** What was wrong so far, the first hundred. */
  List<ChainFault> faults() {
    return List.copyOf(faults);
  }

  /** From the known line on, so that it is seen again, and whatever was put beside it. */
  private List<Row> page() {
    return sql.sql("SELECT * FROM audit WHERE position >= ? ORDER BY position LIMIT ?")
        .params(position > 0 ? position : Long.MIN_VALUE, PAGE)
        .query(ChainWalk::row)
        .list();
  }

  private List<Row> afterTheKnown(List<Row> page) {
    @Nullable Row known = page.isEmpty() ? null : page.getFirst();
    if (known == null) {
      tell(Kind.CUT_OFF, position, "line %d and all that followed it are gone".formatted(position));
    } else if (known.position() != position) {
      tell(Kind.BROKEN, position, "line %d is missing".formatted(position));
      return page;
    } else if (!known.hash().equals(hash)) {
      tell(Kind.REWRITTEN, position, "line %d is not the one that was signed".formatted(position));
    } else if (isAltered(known)) {
      tell(Kind.BROKEN, position, "line %d was altered".formatted(position));
    }
    return page.isEmpty() ? page : page.subList(1, page.size());
  }

  private void read(Row row) {
    long at = row.position();
    if (at <= position) {
      tell(Kind.BROKEN, at, "line %d stands where none may be".formatted(at));
      return;
    }
    if (at != position + 1) {
      String until = at > position + 2 ? " to " + (at - 1) : "";
      tell(Kind.BROKEN, position + 1, "line %d is missing%s".formatted(position + 1, until));
    } else if (!row.previous().equals(hash)) {
      tell(Kind.BROKEN, at, "line %d does not follow the line before it".formatted(at));
    }
    if (isAltered(row)) {
      tell(Kind.BROKEN, at, "line %d was altered".formatted(at));
    }
    if (signed != null && at == signed.position() && !row.hash().equals(signed.hash())) {
      tell(Kind.REWRITTEN, at, "line %d is not the one that was signed".formatted(at));
    }
    position = at;
    hash = row.hash();
  }

  private static boolean isAltered(Row row) {
    Line line = row.line();
    return line == null || !line.hash(row.position(), row.previous()).equals(row.hash());
  }

  private void tell(Kind kind, long line, String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new ChainFault(kind, line, what));
    }
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("position"),
        String.valueOf(row.getString("previous")),
        String.valueOf(row.getString("hash")),
        isLine(row) ? Chain.line(row, number) : null);
  }

  /** Who owns the table can make it take what no line is. */
  private static boolean isLine(ResultSet row) throws SQLException {
    for (String column : List.of("correction", "at", "what", "title", "content")) {
      if (row.getObject(column) == null) {
        return false;
      }
    }
    return true;
  }
}
