package dev.firedrill.workflows.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  /** Down from 02:55 to 03:10, and started with another file: the engine forgot that slot. */
  @Test
  void aSlotThatWasMissedBeforeTheFileWasChangedIsMissedAllTheSame() {
    Instant changed = Instant.parse("2026-11-17T02:10:00Z");
    Schedule noon = schedule("0 12 * * *", false);
    Instant settled = changed.plus(Duration.ofMinutes(60)); // 70 after the slot: the door is shut
    List<Gaps.Missed> missed = before(noon, nightly(false), changed, settled, Set.of());
    assertThat(missed).extracting(Gaps.Missed::slot).containsExactly(SLOT.minusDays(1), SLOT);
    assertThat(missed.getLast().why()).contains("the schedule's file was changed before");
    assertThat(before(noon, nightly(false), changed, settled.minusSeconds(1), Set.of()))
        .as("while the door may launch it yet")
        .extracting(Gaps.Missed::slot)
        .containsExactly(SLOT.minusDays(1));
  }

  @Test
  void whatIsMissedOfBeforeFollowsTheCalendarOfThen() {
    Instant changed = Instant.parse("2026-11-17T02:10:00Z");
    Instant now = changed.plus(Duration.ofDays(3));
    Schedule noon = schedule("0 12 * * *", false);
    assertThat(before(noon, nightly(false), changed, now, Set.of(SLOT)))
        .as("of noon nothing was due yet, of the night nothing afterwards")
        .extracting(Gaps.Missed::slot)
        .containsExactly(SLOT.minusDays(1));
    assertThat(before(noon, nightly(true), changed, now, Set.of())).isEmpty();
    assertThat(before(schedule("0 12 * * *", true), nightly(false), changed, now, Set.of()))
        .as("held since")
        .hasSize(2);
  }

  @Test
  void aLocalTimeThatIsStillToComeInAnotherZoneIsNotMissed() {
    Instant changed = Instant.parse("2026-11-17T02:10:00Z");
    Schedule utc = schedule("0 3 * * *", ZoneId.of("UTC"), false);
    assertThat(before(utc, nightly(false), changed, changed.plus(Duration.ofDays(3)), Set.of()))
        .extracting(Gaps.Missed::slot)
        .containsExactly(SLOT.minusDays(1));
  }

  @Test
  void aFormCanBeReadAgain() {
    for (Schedule schedule : List.of(nightly(true), schedule("*/15 8-18 1,15 * *", false))) {
      Schedule read = schedule("0 12 * * *", false).in(schedule.form());
      assertThat(read.form()).isEqualTo(schedule.form());
      assertThat(read.paused()).isEqualTo(schedule.paused());
      assertThat(read.timing().next(MONDAY, 9)).isEqualTo(schedule.timing().next(MONDAY, 9));
    }
    assertThatThrownBy(() -> nightly(false).in("at night catch-up PT1H"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no form of a calendar: at night");
    assertThatThrownBy(() -> nightly(false).in("")).hasMessageContaining("no form of a schedule");
  }

  private static List<Gaps.Missed> before(
      Schedule present, Schedule then, Instant changed, Instant now, Set<LocalDateTime> recorded) {
    return Gaps.before(present, then, MONDAY, changed, now, recorded, List.of());
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
    return schedule(cron, ZoneId.of("Europe/Berlin"), paused);
  }

  private static Schedule schedule(String cron, ZoneId zone, boolean paused) {
    return new Schedule(
        "nightly",
        Timing.cron(cron, zone),
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
