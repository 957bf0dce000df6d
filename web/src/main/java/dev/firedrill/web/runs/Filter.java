package dev.firedrill.web.runs;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What the run list is narrowed to; an empty text narrows nothing.
 *
 * @param since the first day, in UTC; null for the beginning
 * @param until the last day, in UTC; null for now
 * @param before the run after which the list goes on; null for the newest
 */
public record Filter(
    String target,
    String runbook,
    String person,
    String state,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    @Nullable Place before) {

  public Filter {
    target = target.strip();
    runbook = runbook.strip();
    person = person.strip();
    state = state.strip();
  }

  public boolean isOn() {
    return !(target + runbook + person + state).isEmpty() || since != null || until != null;
  }

  /** The day that this text says, as a date field sends it; null where it says none. */
  static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeParseException none) {
      return null;
    }
  }
}
