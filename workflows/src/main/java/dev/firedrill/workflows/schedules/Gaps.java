package dev.firedrill.workflows.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** Which slots of a schedule did not come to anything, told from what is known of them. */
public final class Gaps {

  /** What a launch may take after the last moment at which it may begin. */
  public static final Duration GRACE = Duration.ofMinutes(10);

  private static final String CHANGED =
      "nothing was launched, and the schedule's file was changed before it could be caught up";

  private Gaps() {}

  /**
   * A time in which nothing was to be fired.
   *
   * @param until its end; the far future while it lasts
   */
  public record Pause(Instant since, Instant until) {

    boolean covers(Instant at) {
      return !at.isBefore(since) && at.isBefore(until);
    }
  }

  /** A slot that nothing was launched for, and why as far as that is known. */
  public record Missed(LocalDateTime slot, Instant nominal, String why) {}

  /**
   * The slots after the one moment that may not be launched any more at the other, that nobody
   * paused, and of which nothing is recorded.
   */
  public static List<Missed> of(
      Schedule schedule,
      Instant since,
      Instant now,
      Set<LocalDateTime> recorded,
      List<Pause> pauses) {
    return due(schedule, since, settled(schedule, now), recorded, pauses).stream()
        .map(slot -> missed(schedule, slot, why(schedule)))
        .toList();
  }

  /**
   * The same for a schedule as it was before its file was changed, between these moments. What may
   * be launched of that still, the door judges by the present file; and a slot that the present
   * calendar has again, at another moment of that local time, is the present one's.
   */
  public static List<Missed> before(
      Schedule present,
      Schedule then,
      Instant since,
      Instant until,
      Instant now,
      Set<LocalDateTime> recorded,
      List<Pause> pauses) {
    Instant settled = settled(present, now);
    return due(then, since, settled.isBefore(until) ? settled : until, recorded, pauses).stream()
        .filter(slot -> !isToCome(present.timing(), slot, until))
        .map(slot -> missed(then, slot, CHANGED))
        .toList();
  }

  private static boolean isToCome(Timing timing, LocalDateTime slot, Instant since) {
    return timing.matches(slot) && timing.at(slot).isAfter(since);
  }

  /** What came by then may not be launched any more. */
  private static Instant settled(Schedule schedule, Instant now) {
    return now.minus(schedule.catchUp()).minus(GRACE);
  }

  private static List<LocalDateTime> due(
      Schedule schedule,
      Instant since,
      Instant until,
      Set<LocalDateTime> recorded,
      List<Pause> pauses) {
    if (schedule.paused() || !until.isAfter(since)) {
      return List.of();
    }
    Timing timing = schedule.timing();
    LocalDateTime first = since.atZone(timing.zone()).toLocalDateTime().minusHours(3);
    LocalDateTime last = until.atZone(timing.zone()).toLocalDateTime();
    return timing.slots(first, last).stream()
        .filter(slot -> !recorded.contains(slot))
        .filter(slot -> {
          Instant nominal = timing.at(slot);
          return nominal.isAfter(since)
              && !nominal.isAfter(until)
              && pauses.stream().noneMatch(pause -> pause.covers(nominal));
        })
        .toList();
  }

  private static Missed missed(Schedule schedule, LocalDateTime slot, String why) {
    Timing timing = schedule.timing();
    boolean skipped = timing.isSkipped(slot);
    return new Missed(
        slot,
        timing.at(slot),
        skipped ? "the clocks of %s skip this time".formatted(timing.zone()) : why);
  }

  private static String why(Schedule schedule) {
    return "nothing was launched within its catch-up of %s: Firedrill or its engine was not there"
        .formatted(schedule.catchUp());
  }
}
