package dev.firedrill.activities.journal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * The end of the audit chain at some moment, as it stands outside the database.
 *
 * @param position the last line's position; 0 before the first
 * @param at when it was signed
 */
record Head(long position, String hash, Instant at) {

  private static final String FORMAT = "firedrill-audit-head-1";
  private static final List<String> NAMES = List.of("line ", "hash ", "signed ");

  /** The head of an audit without a line. */
  static Head first(Instant at) {
    return new Head(0, Line.GENESIS, at);
  }

  /** The same head, signed later than the other one: two are never signed at the same time. */
  Head after(Head other) {
    Instant earliest = other.at().plusMillis(1);
    return at.isBefore(earliest) ? new Head(position, hash, earliest) : this;
  }

  /** What is signed: the format's name and each value, in lines of their own. */
  String text() {
    return String.join("\n", FORMAT, "line " + position, "hash " + hash, "signed " + at, "");
  }

  /** The head whose text this is; empty if it is no such text. */
  static Optional<Head> of(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != 4 || !lines.getFirst().equals(FORMAT)) {
      return Optional.empty();
    }
    for (int i = 0; i < NAMES.size(); i++) {
      if (!lines.get(i + 1).startsWith(NAMES.get(i))) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(
          new Head(
              Long.parseLong(lines.get(1).substring(5)),
              lines.get(2).substring(5),
              Instant.parse(lines.get(3).substring(7))));
    } catch (NumberFormatException | DateTimeParseException notOurs) {
      return Optional.empty();
    }
  }
}
