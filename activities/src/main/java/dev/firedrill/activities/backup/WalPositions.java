package dev.firedrill.activities.backup;

import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Where a leader writes its WAL. A segment's name is its timeline, and its position in two parts
 * (PostgreSQL, pg_walfile_name).
 *
 * @param size of a segment, in bytes
 * @param current the segment that is written now
 * @param first the first segment of its timeline that the leader still has
 * @param now the leader's clock, in UTC
 */
record WalPositions(long size, String current, String first, LocalDateTime now) {

  private static final int HEX = 16;
  private static final int SOME = 20;
  private static final long WHOLE = 0x1_0000_0000L;

  private static final Pattern TRANSACTION =
      Pattern.compile("desc: .*?([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9:]{8}\\.[0-9]+) UTC");

  /** What pg_waldump says at the end of what was written. */
  private static final Pattern END =
      Pattern.compile(
          "invalid record length|could not find a valid record|invalid magic number"
              + "|unexpected pageaddr|record with incorrect prev-link|could not find file");

  /** The answer to {@link ProofSql#WAL}. */
  static WalPositions read(String text) {
    try {
      JsonNode row = new Answer(200, text).json();
      return new WalPositions(
          row.path("size").asLong(0),
          row.path("current").asString(""),
          row.path("first").asString(""),
          LocalDateTime.parse(row.path("now").asString("")));
    } catch (Garbled e) {
      throw new IllegalStateException("the leader's WAL: " + e.getMessage(), e);
    }
  }

  int timeline() {
    return Integer.parseInt(current.substring(0, 8), HEX);
  }

  /** The newest of these that the leader has passed, "" for none. */
  String newest(List<String> archived) {
    return archived.stream()
        .filter(segment -> position(segment) <= position(current))
        .max(Comparator.comparingLong(this::position).thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }

  /** The positions between this segment and the newest that are there on no timeline. */
  List<String> missing(String from, List<String> archived) {
    Set<Long> there = archived.stream().map(this::position).collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    String newest = newest(archived);
    for (long at = position(from); !newest.isEmpty() && at < position(newest); at++) {
      if (!there.contains(at) && missing.size() < SOME) {
        missing.add(name(at));
      }
    }
    return missing;
  }

  /** Where the WAL of the leader's timeline begins that is not among these; empty if all is. */
  Optional<String> firstNotIn(List<String> archived) {
    long start =
        archived.stream()
            .filter(segment -> segment.startsWith(current.substring(0, 8)))
            .mapToLong(segment -> position(segment) + 1)
            .max()
            .orElseGet(() -> position(first));
    return start > position(current) ? Optional.empty() : Optional.of(lsn(start));
  }

  /** How long ago the first of these transactions ended; 0 if there is none. */
  long secondsSinceFirst(String dumped) {
    Matcher first = TRANSACTION.matcher(dumped);
    if (!first.find()) {
      return 0;
    }
    LocalDateTime ended = LocalDateTime.parse(first.group(1) + "T" + first.group(2));
    return Math.max(0, Duration.between(ended, now).toSeconds());
  }

  /** Whether pg_waldump came as far as there is something: it always ends with an error there. */
  static boolean isAnswer(String out, String err) {
    return !out.isBlank() || END.matcher(err).find();
  }

  private long position(String segment) {
    return Long.parseLong(segment.substring(8, 16), HEX) * (WHOLE / size)
        + Long.parseLong(segment.substring(16, 24), HEX);
  }

  private String name(long position) {
    long perPart = WHOLE / size;
    return String.format(Locale.ROOT, "%08X%08X", position / perPart, position % perPart);
  }

  private String lsn(long position) {
    long at = position * size;
    return String.format(Locale.ROOT, "%X/%X", at / WHOLE, at % WHOLE);
  }
}
