package dev.firedrill.web.schedules;

import dev.firedrill.web.engine.Workers;
import dev.firedrill.workflows.schedules.Gaps;
import dev.firedrill.workflows.schedules.Part;
import dev.firedrill.workflows.schedules.SlotOrder;
import dev.firedrill.workflows.schedules.Timing;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;

/** Schedules as the engine keeps them. */
final class EngineSchedules {

  /** How the ids of ours begin, at the engine. */
  static final String PREFIX = "firedrill-schedule-";

  /** The one that looks for slots that came to nothing: a little after each full hour. */
  static final String RECONCILIATION = "firedrill-reconciliation";

  private static final String RECONCILED = "20 * * * *";

  private EngineSchedules() {}

  static String id(String schedule) {
    return PREFIX + schedule;
  }

  /**
   * What launches the schedule's slots. The launch is over in a moment: whether an earlier run is
   * open is the desk's to judge, so that the engine drops no slot without a word.
   */
  static Schedule of(dev.firedrill.workflows.schedules.Schedule schedule, String held) {
    long patience = schedule.catchUp().plus(Gaps.GRACE).toSeconds();
    SlotOrder order = new SlotOrder(schedule.name(), schedule.form(), patience);
    return Schedule.newBuilder()
        .setAction(action("scheduled-launch", id(schedule.name()), order))
        .setSpec(spec(schedule.timing()))
        .setPolicy(policy(schedule.catchUp()))
        .setState(ScheduleState.newBuilder().setPaused(!held.isEmpty()).setNote(held).build())
        .build();
  }

  static Schedule reconciliation() {
    return Schedule.newBuilder()
        .setAction(action("slot-reconciliation", RECONCILIATION))
        .setSpec(spec(Timing.cron(RECONCILED, java.time.ZoneId.of("UTC"))))
        .setPolicy(policy(Duration.ofHours(1)))
        .build();
  }

  private static ScheduleActionStartWorkflow action(String type, String id, Object... arguments) {
    return ScheduleActionStartWorkflow.newBuilder()
        .setWorkflowType(type)
        .setArguments(arguments)
        .setOptions(
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(Workers.TASK_QUEUE)
                .setWorkflowTaskTimeout(Duration.ofSeconds(2))
                .build())
        .build();
  }

  private static SchedulePolicy policy(Duration catchUp) {
    return SchedulePolicy.newBuilder()
        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL)
        .setCatchupWindow(catchUp)
        .build();
  }

  static ScheduleSpec spec(Timing timing) {
    ScheduleCalendarSpec calendar =
        ScheduleCalendarSpec.newBuilder()
            .setSeconds(List.of(new ScheduleRange(0)))
            .setMinutes(ranges(timing, Part.MINUTE))
            .setHour(ranges(timing, Part.HOUR))
            .setDayOfMonth(ranges(timing, Part.DAY_OF_MONTH))
            .setMonth(ranges(timing, Part.MONTH))
            .setDayOfWeek(ranges(timing, Part.DAY_OF_WEEK))
            .build();
    return ScheduleSpec.newBuilder()
        .setCalendars(List.of(calendar))
        .setTimeZoneName(timing.zone().getId())
        .build();
  }

  private static List<ScheduleRange> ranges(Timing timing, Part part) {
    SortedSet<Integer> allowed = Objects.requireNonNull(timing.allowed().get(part));
    return allowed.stream().map(ScheduleRange::new).toList();
  }
}
