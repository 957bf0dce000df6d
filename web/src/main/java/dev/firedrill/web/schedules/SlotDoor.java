package dev.firedrill.web.schedules;

import dev.firedrill.web.launch.Launches;
import dev.firedrill.web.launch.RunId;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.schedules.Gaps;
import dev.firedrill.workflows.schedules.Overlap;
import dev.firedrill.workflows.schedules.Schedule;
import dev.firedrill.workflows.schedules.Slots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The door through which schedules launch. Whoever reaches the engine can knock: so it launches
 * only what the file says, only for a slot that the file's calendar has, only in its time, and each
 * slot once, by the run's id, which follows from the slot.
 */
@Component
class SlotDoor implements Slots {

  private static final Logger LOG = LoggerFactory.getLogger(SlotDoor.class);

  /** The engine's clock and this one may differ a little. */
  private static final Duration AHEAD = Duration.ofSeconds(30);

  private final ReadySchedules schedules;
  private final SlotRows rows;
  private final Pauses pauses;
  private final Launches launches;
  private final Ledger ledger;
  private final Reconciler reconciler;
  private final InstantSource clock;

  @Autowired
  SlotDoor(
      ReadySchedules schedules,
      SlotRows rows,
      Pauses pauses,
      Launches launches,
      Ledger ledger,
      Reconciler reconciler) {
    this(schedules, rows, pauses, launches, ledger, reconciler, Clock.systemUTC());
  }

  SlotDoor(
      ReadySchedules schedules,
      SlotRows rows,
      Pauses pauses,
      Launches launches,
      Ledger ledger,
      Reconciler reconciler,
      InstantSource clock) {
    this.schedules = schedules;
    this.rows = rows;
    this.pauses = pauses;
    this.launches = launches;
    this.ledger = ledger;
    this.reconciler = reconciler;
    this.clock = clock;
  }

  @Override
  public int reconcile() {
    return reconciler.reconcile(clock.instant());
  }

  @Override
  public Answer fire(String name, Instant nominal) {
    ReadySchedule ready = schedules.find(name).orElse(null);
    if (ready == null || !isDue(ready.schedule(), nominal)) {
      LOG.warn("no schedule {} has a slot at {} that may be launched now", name, nominal);
      return Answer.UNKNOWN;
    }
    return rows.inTurn(name, () -> fire(ready, nominal));
  }

  private Answer fire(ReadySchedule ready, Instant nominal) {
    LocalDateTime slot = local(ready.schedule(), nominal);
    Optional<SlotRow> known = rows.find(ready.schedule().name(), SlotRows.key(slot));
    if (known.isPresent()) {
      return known.get().run() == null ? Answer.LEFT_OUT : Answer.LAUNCHED;
    }
    return fireNew(ready, slot, nominal);
  }

  private Answer fireNew(ReadySchedule ready, LocalDateTime slot, Instant nominal) {
    Schedule schedule = ready.schedule();
    Optional<Pause> pause = pauses.now(schedule.name());
    if (schedule.paused() || pause.isPresent()) {
      String why = pause.map(each -> "paused by " + each.person()).orElse("paused by its file");
      return leaveOut(schedule, slot, nominal, why);
    }
    Optional<String> open = rows.openRun(schedule.name());
    if (open.isPresent() && schedule.overlap() == Overlap.SKIP) {
      return leaveOut(schedule, slot, nominal, "its run " + open.get() + " was still open");
    }
    if (open.isPresent() && schedule.overlap() == Overlap.WAIT) {
      boolean last = clock.instant().isAfter(nominal.plus(schedule.catchUp()));
      return last
          ? leaveOut(
              schedule, slot, nominal, "its run " + open.get() + " was open for the catch-up, too")
          : Answer.WAIT;
    }
    return launch(ready, slot, nominal);
  }

  private Answer launch(ReadySchedule ready, LocalDateTime slot, Instant nominal) {
    Schedule schedule = ready.schedule();
    String run = RunId.of("schedule\n" + schedule.name() + "\n" + SlotRows.key(slot));
    try {
      launches.launch(
          run,
          schedule.actor(),
          ready.procedure(),
          ready.request(),
          ready.values(),
          schedule.plan() ? Manner.PLAN : Manner.USUAL,
          schedule.whenHeld());
    } catch (NotFound taken) {
      return leaveOut(schedule, slot, nominal, "somebody took its run's id, " + run);
    }
    rows.add(schedule.name(), SlotRows.key(slot), nominal, "LAUNCHED", run, null, "");
    return Answer.LAUNCHED;
  }

  private Answer leaveOut(Schedule schedule, LocalDateTime slot, Instant nominal, String why) {
    String key = SlotRows.key(slot);
    ledger.append(
        schedule.actor(), "SLOT_LEFT_OUT", schedule.name(), Map.of("slot", key, "why", why));
    rows.add(schedule.name(), key, nominal, "LEFT_OUT", null, null, why);
    return Answer.LEFT_OUT;
  }

  private boolean isDue(Schedule schedule, Instant nominal) {
    Instant now = clock.instant();
    return schedule.timing().matches(local(schedule, nominal))
        && !nominal.isAfter(now.plus(AHEAD))
        && nominal.isAfter(now.minus(schedule.catchUp()).minus(Gaps.GRACE));
  }

  private static LocalDateTime local(Schedule schedule, Instant nominal) {
    return nominal.atZone(schedule.timing().zone()).toLocalDateTime();
  }
}
