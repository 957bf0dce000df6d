package dev.firedrill.workflows.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.WhenHeld;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which slots came to nothing. */
final class GapsTest {

  private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
  private static final LocalDateTime SLOT = LocalDateTime.parse("2026-11-17T03:00");

  @Test
  void aSlotOfWhichNothingIsRecordedIsMissedOnceItCannotBeCaughtUp() {
    Instant due = Instant.parse("2026-11-17T02:00:00Z");
    Instant settled = due.plus(Duration.ofHours(1)).plus(Gaps.GRACE);
    assertThat(missed(nightly(false), MONDAY, settled.minusSeconds(1), Set.of())).hasSize(1);
    List<Gaps.Missed> missed = Gaps.of(nightly(false), MONDAY, settled, Set.of(), List.of());
    assertThat(missed).extracting(Gaps.Missed::slot).containsExactly(SLOT.minusDays(1), SLOT);
    assertThat(missed.getLast().nominal()).isEqualTo(due);
    assertThat(missed.getLast().why()).contains("within its catch-up of PT1H");
  }

  @Test
  void whatIsRecordedIsNotMissed() {
    assertThat(missed(nightly(false), MONDAY, MONDAY.plus(Duration.ofDays(3)), Set.of(SLOT)))
        .containsExactly(SLOT.minusDays(1), SLOT.plusDays(1));
  }

  @Test
  void nothingWasDueBeforeTheScheduleWasKnown() {
    Instant known = Instant.parse("2026-11-17T02:00:00Z"); // the very moment of a slot
    assertThat(missed(nightly(false), known, known.plus(Duration.ofHours(12)), Set.of())).isEmpty();
  }

  @Test
  void aPausedSlotIsNotMissed() {
    Instant now = MONDAY.plus(Duration.ofDays(3));
    Gaps.Pause pause = new Gaps.Pause(SLOT.minusHours(3).atZone(ZoneId.of("UTC")).toInstant(), now);
    assertThat(Gaps.of(nightly(false), MONDAY, now, Set.of(), List.of(pause)))
        .extracting(Gaps.Missed::slot)
        .containsExactly(SLOT.minusDays(1));
    assertThat(missed(nightly(true), MONDAY, now, Set.of())).isEmpty();
  }

  @Test
  void aSlotThatTheClocksSkipIsMissedAndSaysWhy() {
    Schedule schedule = schedule("30 2 * * *", false);
    Instant before = Instant.parse("2026-03-28T12:00:00Z");
    List<Gaps.Missed> missed =
        Gaps.of(schedule, before, before.plus(Duration.ofDays(1)), Set.of(), List.of());
    assertThat(missed).hasSize(1);
    assertThat(missed.getFirst().slot()).isEqualTo(LocalDateTime.parse("2026-03-29T02:30"));
    assertThat(missed.getFirst().why()).contains("Europe/Berlin skip this time");
  }

  private static List<LocalDateTime> missed(
      Schedule schedule, Instant since, Instant now, Set<LocalDateTime> recorded) {
    return Gaps.of(schedule, since, now, recorded, List.of()).stream()
        .map(Gaps.Missed::slot)
        .toList();
  }

  private static Schedule nightly(boolean paused) {
    return schedule("0 3 * * *", paused);
  }

  private static Schedule schedule(String cron, boolean paused) {
    return new Schedule(
        "nightly",
        Timing.cron(cron, ZoneId.of("Europe/Berlin")),
        "patroni-switchover",
        "orders-db",
        Map.of(),
        true,
        Overlap.SKIP,
        WhenHeld.REFUSE,
        Duration.ofHours(1),
        paused,
        Map.of());
  }
}
