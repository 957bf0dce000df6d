package dev.firedrill.drill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a run as the journal shows it. */
record Seen(int ordinal, String title, String state, String detail, @Nullable Double seconds) {

  static final String OF_RUN =
      """
      SELECT ordinal, title, state, detail, extract(epoch FROM ended_at - began_at) AS seconds
      FROM steps WHERE run_id = ? ORDER BY ordinal
      """;

  static Seen of(ResultSet row, int number) throws SQLException {
    double seconds = row.getDouble("seconds");
    return new Seen(
        row.getInt("ordinal"),
        row.getString("title"),
        row.getString("state"),
        row.getString("detail"),
        row.wasNull() ? null : seconds);
  }

  boolean isOver() {
    return !List.of("RUNNING", "WAITING", "PARKED").contains(state);
  }

  String line() {
    String mark =
        switch (state) {
          case "DONE" -> "✓";
          case "FAILED" -> "✗";
          case "LEFT_OUT" -> "–";
          default -> "…";
        };
    String time = seconds == null ? "" : String.format("%8.2f s", seconds);
    String more = detail.isBlank() ? "" : "\n      " + detail.replace("\n", "\n      ");
    return String.format("  %s %-42s%s%s", mark, title, time, more);
  }
}
