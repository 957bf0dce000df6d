package dev.firedrill.activities.schedules;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.workflows.schedules.Part;
import dev.firedrill.workflows.schedules.Timing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** A calendar of the file: all parts that it says have to fit at once. */
final class CalendarSection {

  private CalendarSection() {}

  /** When it fires; nothing, with the mistakes noted, if it cannot be read. */
  static Optional<Timing> timing(Section calendar, ZoneId zone) {
    Map<Part, SortedSet<Integer>> allowed = new EnumMap<>(Part.class);
    List<String> words = new ArrayList<>();
    boolean readable = true;
    for (Part part : Part.values()) {
      String key = part.word();
      String text = calendar.optionalText(key).orElse(usual(part));
      if (calendar.names().contains(key)) {
        words.add(key + " " + text);
      }
      try {
        allowed.put(part, part.parse(text));
      } catch (IllegalArgumentException e) {
        calendar.mistake(key, "'%s': %s".formatted(key, e.getMessage()));
        readable = false;
      }
    }
    return readable
        ? Optional.of(new Timing(allowed, zone, String.join(", ", words)))
        : Optional.empty();
  }

  /**
   * A calendar that says no time of the day means midnight; one without a minute, the full hour.
   */
  private static String usual(Part part) {
    return part == Part.MINUTE || part == Part.HOUR ? "0" : "*";
  }
}
