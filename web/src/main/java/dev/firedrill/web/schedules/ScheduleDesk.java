package dev.firedrill.web.schedules;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.launch.Launches;
import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.schedules.Overlap;
import dev.firedrill.workflows.schedules.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people see of the schedules, and may do with them. */
@Service
public class ScheduleDesk {

  private static final int NEXT = 5;
  private static final int STRIP = 12;
  private static final int MOST = 500;

  private final ReadySchedules schedules;
  private final SlotRows rows;
  private final Pauses pauses;
  private final Keeper keeper;
  private final Launches launches;
  private final Ledger ledger;
  private final TransactionTemplate together;

  ScheduleDesk(
      ReadySchedules schedules,
      SlotRows rows,
      Pauses pauses,
      Keeper keeper,
      Launches launches,
      Ledger ledger,
      TransactionTemplate together) {
    this.schedules = schedules;
    this.rows = rows;
    this.pauses = pauses;
    this.keeper = keeper;
    this.launches = launches;
    this.ledger = ledger;
    this.together = together;
  }

  /** Every schedule, in the file's order. */
  public List<ScheduleView> all() {
    return schedules.all().stream().map(this::view).toList();
  }

  /** The schedule of this name. */
  public Optional<ScheduleView> find(String name) {
    return schedules.find(name).map(this::view);
  }

  private ScheduleView view(ReadySchedule ready) {
    Schedule schedule = ready.schedule();
    String name = schedule.name();
    Pause pause = pauses.now(name).orElse(null);
    boolean held = schedule.paused() || pause != null;
    return new ScheduleView(
        schedule,
        ready.procedure().page().title(),
        ready.values(),
        pause,
        held ? List.of() : schedule.timing().next(Instant.now(), NEXT),
        rows.newest(name, STRIP),
        rows.openRun(name).orElse(null));
  }

  /** Holds the schedule; reasons why not, empty when it is held. */
  public List<String> pause(ScheduleView view, Person person, String reason) {
    List<String> objections = objectionsTo(reason);
    if (objections.isEmpty()) {
      change(view, person, reason, true);
    }
    return objections;
  }

  /** Lets the schedule go on; reasons why not, empty when nobody holds it. */
  public List<String> unpause(ScheduleView view, Person person, String reason) {
    if (view.schedule().paused()) {
      return List.of(
          "its file holds it: take 'paused' out of it at "
              + view.schedule().place("paused")
              + ", and start Firedrill again");
    }
    List<String> objections = objectionsTo(reason);
    if (objections.isEmpty()) {
      change(view, person, reason, false);
    }
    return objections;
  }

  private void change(ScheduleView view, Person person, String reason, boolean pause) {
    String name = view.schedule().name();
    together.executeWithoutResult(open -> {
      boolean changed =
          pause ? pauses.begin(name, person.name(), reason.strip()) : pauses.end(name);
      if (changed) {
        String what = pause ? "SCHEDULE_PAUSED" : "SCHEDULE_UNPAUSED";
        ledger.append(person.name(), what, name, Map.of("reason", reason.strip()));
      }
    });
    keeper.keep(); // the door holds it from the commit on, whether the engine hears of it or not
  }

  /**
   * Launches now, under this id, what the schedule launches. The run is the person's own: it is
   * they who may not approve it where policy says so.
   *
   * @return reasons why not; empty when it is launched
   */
  public List<String> trigger(String run, ScheduleView view, Person person, String reason) {
    List<String> objections = objectionsTo(reason);
    if (!objections.isEmpty()) {
      return objections;
    }
    Schedule schedule = view.schedule();
    String open = view.open();
    if (open != null && !open.equals(run) && schedule.overlap() != Overlap.ALLOW) {
      return List.of("its run " + open + " is open: wait for its end");
    }
    ReadySchedule ready = schedules.find(schedule.name()).orElseThrow();
    if (rows.find(schedule.name(), run).isEmpty()) {
      ledger.append(
          person.name(),
          "SCHEDULE_TRIGGERED",
          schedule.name(),
          Map.of("run", run, "reason", reason.strip()));
    }
    launches.launch(
        run,
        person,
        ready.procedure(),
        ready.request(),
        ready.values(),
        schedule.plan() ? Manner.PLAN : Manner.USUAL,
        schedule.whenHeld());
    rows.add(schedule.name(), run, Instant.now(), "TRIGGERED", run, person.name(), reason.strip());
    return List.of();
  }

  private static List<String> objectionsTo(String reason) {
    boolean strange = reason.chars().anyMatch(Character::isISOControl);
    return reason.isBlank() || reason.length() > MOST || strange
        ? List.of("say why, on one line of at most " + MOST + " characters: it stays in the audit")
        : List.of();
  }
}
