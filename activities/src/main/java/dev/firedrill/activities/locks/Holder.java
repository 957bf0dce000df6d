package dev.firedrill.activities.locks;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A target's lock as it stands.
 *
 * @param token the highest that was given; 0 before the first
 * @param run who holds it, or held it last; empty when it is free
 * @param busyUntil until when an attempt of that run's changes may be under way; null if none is
 */
record Holder(
    long token,
    String state,
    String run,
    String starter,
    @Nullable Instant since,
    @Nullable Instant busyUntil) {

  static final Holder NOBODY = new Holder(0, "FREE", "", "", null, null);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  Holder {
    requireNonNull(state, "state");
    requireNonNull(run, "run");
    requireNonNull(starter, "starter");
  }

  static Holder of(ResultSet row, int number) throws SQLException {
    return new Holder(
        row.getLong("token"),
        row.getString("state"),
        row.getString("run"),
        row.getString("starter"),
        instant(row, "taken_at"),
        instant(row, "busy_until"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /** Whether a run may take the lock, as far as its last holder is concerned. */
  boolean isGone() {
    return state.equals("FREE") || (state.equals("RELEASING") && busyUntil == null);
  }

  boolean isHeldBy(String other) {
    return state.equals("HELD") && run.equals(other);
  }

  /** Who has it, in words that follow the target's name. */
  String words() {
    String who = "%s, which %s started".formatted(run, starter);
    return switch (state) {
      case "HELD" -> "is held by %s, since %s".formatted(who, time(since));
      case "ORPHANED" ->
          "is held by %s and which ended outside Firedrill: an admin has to free it, on Targets"
              .formatted(who);
      case "RELEASING" ->
          "was taken from %s: a change of its may be under way until %s"
              .formatted(who, time(busyUntil));
      default -> "is free";
    };
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "now" : TIME.format(at);
  }
}
