package dev.firedrill.activities.logs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** One line of a step's log, as it is kept. */
record LogLine(Place place, Instant at, Kind kind, String text) {

  /** The longest line that is kept. */
  static final int LONGEST = 4_000;

  static final int OVERHEAD = 48;

  LogLine {
    requireNonNull(place, "place");
    requireNonNull(at, "at");
    requireNonNull(kind, "kind");
    text = cut(Storable.of(text));
  }

  static LogLine note(Place place, String words) {
    return new LogLine(place, Instant.now(), Kind.NOTE, words);
  }

  /** About how many characters of a log's room this line takes. */
  int size() {
    return text.length() + OVERHEAD;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + " … " + (text.length() - end) + " more characters";
  }
}
