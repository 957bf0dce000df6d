package dev.firedrill.workflows.schedules;

import static java.util.Objects.requireNonNull;

/**
 * What a schedule's time sets off at the engine: its name alone. What is launched stands in the
 * file, so that nobody who reaches the engine can have anything else launched.
 *
 * @param form of the schedule that the engine keeps, to see whether the file says another one
 * @param patience for how many seconds the launch may be tried
 */
public record SlotOrder(String schedule, String form, long patience) {

  public SlotOrder {
    requireNonNull(schedule, "schedule");
    requireNonNull(form, "form");
  }
}
