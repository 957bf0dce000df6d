package dev.firedrill.web.schedules;

import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.schedules.Gaps;
import dev.firedrill.workflows.schedules.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the slots that there were with those of which something is recorded, and the targets
 * that need backups with those that have one.
 */
@Component
class Reconciler {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final Duration FARTHEST = Duration.ofDays(35);

  /** A schedule by the minute, and a weekend's outage, would be thousands; the rest comes next. */
  private static final int MOST = 100;

  private final ReadySchedules schedules;
  private final SlotRows rows;
  private final Pauses pauses;
  private final Ledger ledger;
  private final BackupWatch backups;

  Reconciler(
      ReadySchedules schedules, SlotRows rows, Pauses pauses, Ledger ledger, BackupWatch backups) {
    this.schedules = schedules;
    this.rows = rows;
    this.pauses = pauses;
    this.ledger = ledger;
    this.backups = backups;
  }

  /**
   * Records each slot that came to nothing, and each missing backup; returns how many there were.
   * It needs nothing but the database. While another process is at it this one leaves it to that.
   */
  int reconcile(Instant now) {
    return reconcileSlots(now) + reconcileBackups(now);
  }

  int reconcileSlots(Instant now) {
    return rows.unlessUnderWay("slots", () -> slots(now));
  }

  int reconcileBackups(Instant now) {
    return rows.unlessUnderWay("backups", () -> backups.reconcile(now));
  }

  private int slots(Instant now) {
    return schedules.all().stream().mapToInt(ready -> reconcile(ready.schedule(), now)).sum();
  }

  private int reconcile(Schedule schedule, Instant now) {
    Instant farthest = now.minus(FARTHEST);
    Set<LocalDateTime> recorded = rows.recorded(schedule, farthest.minus(Duration.ofHours(3)));
    List<Gaps.Pause> paused = pauses.after(schedule.name(), farthest);
    List<Gaps.Missed> missed = new ArrayList<>();
    for (Pauses.Earlier earlier : pauses.earlier(schedule.name(), farthest)) {
      Instant since = later(earlier.since(), farthest);
      as(schedule, earlier)
          .map(then -> Gaps.before(schedule, then, since, earlier.until(), now, recorded, paused))
          .ifPresent(missed::addAll);
    }
    Instant known = pauses.since(schedule).orElse(now);
    missed.addAll(Gaps.of(schedule, later(known, farthest), now, recorded, paused));
    missed.stream().limit(MOST).forEach(each -> record(schedule, each));
    return Math.min(missed.size(), MOST);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What another version wrote down may not be readable; that it was is all there is to say. */
  private static Optional<Schedule> as(Schedule schedule, Pauses.Earlier earlier) {
    try {
      return Optional.of(schedule.in(earlier.form()));
    } catch (IllegalArgumentException unreadable) {
      LOG.warn("schedule {} until {}: {}", schedule.name(), earlier.until(), unreadable.toString());
      return Optional.empty();
    }
  }

  /** The audit first: if the row is lost between them, the line comes twice rather than never. */
  private void record(Schedule schedule, Gaps.Missed missed) {
    String slot = SlotRows.key(missed.slot());
    ledger.append(
        schedule.actor(),
        "SLOT_MISSED",
        schedule.name(),
        Map.of("slot", slot, "zone", schedule.timing().zone().getId(), "why", missed.why()));
    rows.add(schedule.name(), slot, missed.nominal(), "MISSED", null, null, missed.why());
    LOG.warn("schedule {} did not run at {}: {}", schedule.name(), slot, missed.why());
  }
}
