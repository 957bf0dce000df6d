package dev.firedrill.web.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The day on which each runbook last recovered a real cluster that a drill had broken for it, as
 * {@code runbooks/proven.properties} has it. A runbook without a day was not proven so.
 */
final class Proofs {

  static final String FILE = "runbooks/proven.properties";

  private final Map<String, LocalDate> days = new TreeMap<>();

  /** The lines of the file; {@link PageMistake} where a day is none. */
  Proofs(Properties lines) {
    for (String runbook : lines.stringPropertyNames()) {
      String day = lines.getProperty(runbook);
      try {
        days.put(runbook, LocalDate.parse(day));
      } catch (DateTimeParseException mistake) {
        throw new PageMistake(FILE, 1, "'" + day + "' at '" + runbook + "' is no day");
      }
    }
  }

  /** When a drill last proved this runbook; null if none did. */
  @Nullable LocalDate of(String runbook) {
    return days.get(runbook);
  }

  /** Every day there is, by runbook. */
  Map<String, LocalDate> all() {
    return Map.copyOf(days);
  }
}
