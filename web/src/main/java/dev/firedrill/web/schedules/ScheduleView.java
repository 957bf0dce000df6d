package dev.firedrill.web.schedules;

import dev.firedrill.workflows.schedules.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as people see it.
 *
 * @param title of its runbook
 * @param values what is launched, by input
 * @param pause by a person; null while nobody holds it
 * @param next when its next slots come; none while it is held
 * @param slots what came of the last ones, the newest first
 * @param open its run that is open; null when none is
 */
public record ScheduleView(
    Schedule schedule,
    String title,
    Map<String, String> values,
    @Nullable Pause pause,
    List<Instant> next,
    List<SlotRow> slots,
    @Nullable String open) {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm zzz", Locale.ENGLISH);

  public ScheduleView {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // in the form's order
    next = List.copyOf(next);
    slots = List.copyOf(slots);
  }

  /** Whether its file or a person holds it. */
  public boolean isPaused() {
    return schedule.paused() || pause != null;
  }

  /** The strip of outcomes, as time goes. */
  public List<SlotRow> strip() {
    return slots.reversed();
  }

  /** How late a slot may start, in words. */
  public String late() {
    Duration late = schedule.catchUp();
    if (late.toSeconds() % 60 > 0) {
      return late.toSeconds() + " s";
    }
    if (late.toMinutes() % 60 > 0) {
      return late.toMinutes() + " min";
    }
    return late.toHours() % 24 > 0 ? late.toHours() + " h" : late.toDays() + " d";
  }

  /** A moment in the schedule's own zone. */
  public String local(Instant at) {
    return LOCAL.format(at.atZone(schedule.timing().zone()));
  }

  /** The same with the offset, for a machine. */
  public ZonedDateTime zoned(Instant at) {
    return at.atZone(schedule.timing().zone());
  }
}
