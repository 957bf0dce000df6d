package dev.firedrill.workflows.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which slots of a schedule did not come to anything, told from what is known of them. */
public final class Gaps {

  /** What a launch may take after the last moment at which it may begin. */
  public static final Duration GRACE = Duration.ofMinutes(10);

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
    Instant settled = now.minus(schedule.catchUp()).minus(GRACE);
    if (schedule.paused() || !settled.isAfter(since)) {
      return List.of();
    }
    Timing timing = schedule.timing();
    LocalDateTime first = since.atZone(timing.zone()).toLocalDateTime().minusHours(3);
    LocalDateTime last = settled.atZone(timing.zone()).toLocalDateTime();
    List<Missed> missed = new ArrayList<>();
    for (LocalDateTime slot : timing.slots(first, last)) {
      Instant nominal = timing.at(slot);
      boolean due = nominal.isAfter(since) && !nominal.isAfter(settled);
      boolean paused = pauses.stream().anyMatch(pause -> pause.covers(nominal));
      if (due && !paused && !recorded.contains(slot)) {
        missed.add(new Missed(slot, nominal, why(schedule, slot)));
      }
    }
    return missed;
  }

  private static String why(Schedule schedule, LocalDateTime slot) {
    return schedule.timing().isSkipped(slot)
        ? "the clocks of %s skip this time".formatted(schedule.timing().zone())
        : "nothing was launched within its catch-up of %s: Firedrill or its engine was not there"
            .formatted(schedule.catchUp());
  }
}
