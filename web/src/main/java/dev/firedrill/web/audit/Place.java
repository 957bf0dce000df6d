package dev.firedrill.web.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Where a page of the audit ends: the next one begins with what is older. */
record Place(Instant at, long position) {

  /** The place as it stands in an address; null if that is none. */
  static @Nullable Place of(String text) {
    String[] parts = text.split("~", 2);
    try {
      return parts.length == 2
          ? new Place(Instant.parse(parts[0]), Long.parseLong(parts[1]))
          : null;
    } catch (DateTimeParseException | NumberFormatException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return at + "~" + position;
  }
}
