package dev.firedrill.web.logs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * One line of a log as it is kept.
 *
 * @param number its place among the lines of its step or run, from 1
 */
record LogRow(long id, long number, int step, int attempt, Instant at, String kind, String text) {

  static LogRow of(ResultSet row, int number) throws SQLException {
    return new LogRow(
        row.getLong("id"),
        row.getLong("number"),
        row.getInt("step"),
        row.getInt("attempt"),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getString("text"));
  }

  /** The line's pieces with their styles. */
  public List<Span> spans() {
    return Ansi.spans(text);
  }

  /** What the line is, in one word. */
  public String word() {
    return switch (kind) {
      case "ASKED" -> "asked";
      case "INPUT" -> "input";
      case "OUT" -> "answer";
      case "ERR" -> "error";
      case "ENDED" -> "ended";
      default -> "note";
    };
  }

  /** The same as a sign before the line. */
  public String sign() {
    return switch (kind) {
      case "ASKED" -> ">";
      case "INPUT" -> "<";
      case "OUT" -> " ";
      case "ERR" -> "!";
      case "ENDED" -> "=";
      default -> "#";
    };
  }

  /** The line as a file keeps it. */
  String inFile() {
    String place = step + "." + attempt;
    return String.join(" ", at.toString(), place, sign(), Ansi.plain(text)) + "\n";
  }
}
