package dev.firedrill.web.layout;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How times and spans of time are written on the screens; the browser then adds the own zone. */
public final class Show {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** A moment for a machine: ISO 8601 in UTC. */
  public String iso(Instant at) {
    return at.toString();
  }

  /** A moment for people, with the zone named. */
  public String utc(Instant at) {
    return UTC.format(at);
  }

  /** How long something took; up to now where it has not ended. */
  public String span(Instant from, @Nullable Instant until) {
    return span(Duration.between(from, until == null ? Instant.now() : until));
  }

  /** A span of time: {@code 1.2 s}, {@code 04:12} or {@code 1:04:12}. */
  public String span(Duration span) {
    Duration shown = span.isNegative() ? Duration.ZERO : span;
    if (shown.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", shown.toMillis() / 1000.0);
    }
    if (shown.toHours() < 1) {
      return String.format(Locale.ROOT, "%02d:%02d", shown.toMinutes(), shown.toSecondsPart());
    }
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", shown.toHours(), shown.toMinutesPart(), shown.toSecondsPart());
  }

  /** How long ago, roughly, or how long until then. */
  public String ago(Instant at) {
    Duration past = Duration.between(at, Instant.now());
    if (past.isNegative()) {
      return "in " + rough(past.negated());
    }
    return past.toSeconds() < 5 ? "just now" : rough(past) + " ago";
  }

  private static String rough(Duration span) {
    if (span.toMinutes() < 1) {
      return span.toSeconds() + " s";
    }
    if (span.toHours() < 1) {
      return span.toMinutes() + " min";
    }
    return span.toDays() < 2 ? span.toHours() + " h" : span.toDays() + " days";
  }
}
