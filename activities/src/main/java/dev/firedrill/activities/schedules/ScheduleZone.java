package dev.firedrill.activities.schedules;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Zones as both Java and Temporal know them: by the names of the time-zone database, and UTC. */
final class ScheduleZone {

  private ScheduleZone() {}

  /** The zone of this name; {@link DateTimeException} if there is none. */
  static ZoneId of(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name) || name.startsWith("SystemV/")) {
      throw new DateTimeException("no zone of the time-zone database: " + name);
    }
    return ZoneId.of(name);
  }
}
