package dev.firedrill.web.api;

import dev.firedrill.web.schedules.Pause;
import dev.firedrill.web.schedules.ScheduleView;
import dev.firedrill.web.schedules.SlotRow;
import dev.firedrill.workflows.schedules.Schedule;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schedule for machines: what its file says, what comes and what came. */
record ScheduleLine(
    String name,
    String runbook,
    Map<String, String> inputs,
    String mode,
    String when,
    String zone,
    String overlap,
    String whenHeld,
    String catchUp,
    boolean pausedByFile,
    @Nullable Held paused,
    List<Next> next,
    List<Slot> slots) {

  /** Who holds it, why, and since when. */
  record Held(String person, String reason, Instant since) {

    static @Nullable Held of(@Nullable Pause pause) {
      return pause == null ? null : new Held(pause.person(), pause.reason(), pause.since());
    }
  }

  /** A slot to come, as a moment and as its zone has it. */
  record Next(Instant at, String local) {}

  /**
   * A slot that came, or a trigger.
   *
   * @param run null when none was launched
   * @param ending of its run; null while it is open, or when there is none
   * @param person who triggered it; null when its time came
   */
  record Slot(
      String slot,
      Instant nominal,
      String state,
      @Nullable String run,
      @Nullable String ending,
      @Nullable String person,
      String why) {

    static Slot of(SlotRow row) {
      return new Slot(
          row.slot(), row.nominal(), row.state(), row.run(), row.ending(), row.person(), row.why());
    }
  }

  static ScheduleLine of(ScheduleView view) {
    Schedule schedule = view.schedule();
    return new ScheduleLine(
        schedule.name(),
        schedule.runbook(),
        view.values(),
        schedule.plan() ? "plan" : "run",
        schedule.timing().words(),
        schedule.timing().zone().getId(),
        schedule.overlap().word(),
        schedule.whenHeld().name().toLowerCase(Locale.ROOT),
        schedule.catchUp().toString(),
        schedule.paused(),
        Held.of(view.pause()),
        view.next().stream()
            .map(at -> new Next(at, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(view.zoned(at))))
            .toList(),
        view.slots().stream().map(Slot::of).toList());
  }
}
