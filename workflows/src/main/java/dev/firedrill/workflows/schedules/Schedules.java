package dev.firedrill.workflows.schedules;

import java.util.List;
import java.util.Optional;

/** The schedules of their file, as they were at start. */
public interface Schedules {

  /** Every schedule, in the file's order. */
  List<Schedule> all();

  /** The schedule of this name. */
  default Optional<Schedule> find(String name) {
    return all().stream().filter(schedule -> schedule.name().equals(name)).findFirst();
  }
}
