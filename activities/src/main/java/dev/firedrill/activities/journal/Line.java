package dev.firedrill.activities.journal;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit.
 *
 * @param run null for what is no part of a run
 * @param sequence its place in the run's telling
 * @param correction how often this place was told before, with other content
 * @param at to the microsecond, which is what the database keeps
 */
record Line(
    @Nullable String run,
    @Nullable Integer sequence,
    int correction,
    Instant at,
    @Nullable String person,
    String what,
    String title,
    String content) {

  /** What stands before the first line. */
  static final String GENESIS = "0".repeat(64);

  Line {
    at = requireNonNull(at, "at").truncatedTo(ChronoUnit.MICROS);
    requireNonNull(what, "what");
    requireNonNull(title, "title");
    requireNonNull(content, "content");
  }

  /** The same line as a correction of what was told at its place before. */
  Line correcting(int number) {
    return new Line(run, sequence, number, at, person, what, title, content);
  }

  /**
   * Whether both tell the same. The time does not count: after a crash the engine may repeat a
   * telling, and then states a later one.
   */
  boolean tellsTheSameAs(Line other) {
    return Objects.equals(person, other.person)
        && what.equals(other.what)
        && title.equals(other.title)
        && content.equals(other.content);
  }

  /** SHA-256 over the hash before it, its position and each field with its length before it. */
  String hash(long position, String previous) {
    StringBuilder text = new StringBuilder("firedrill-audit-1");
    append(text, previous);
    append(text, String.valueOf(position));
    append(text, run);
    append(text, sequence == null ? null : String.valueOf(sequence));
    append(text, String.valueOf(correction));
    append(text, at.toString());
    append(text, person);
    append(text, what);
    append(text, title);
    append(text, content);
    return HexFormat.of().formatHex(sha256(text.toString()));
  }

  private static void append(StringBuilder text, @Nullable String field) {
    if (field == null) {
      text.append("\n-");
    } else {
      text.append('\n').append(field.length()).append(':').append(field);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
