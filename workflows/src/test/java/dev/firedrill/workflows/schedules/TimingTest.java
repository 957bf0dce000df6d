package dev.firedrill.workflows.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** When a schedule's slots are, and when they come. */
final class TimingTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDateTime NEW_YEAR = LocalDateTime.parse("2026-01-01T00:00");

  @Test
  void theFirstOfEachMonthIsTwelveSlotsAYear() {
    Timing monthly = Timing.cron("0 3 1 * *", BERLIN);
    assertThat(monthly.slots(NEW_YEAR, NEW_YEAR.plusYears(1)))
        .hasSize(12)
        .startsWith(LocalDateTime.parse("2026-01-01T03:00"))
        .endsWith(LocalDateTime.parse("2026-12-01T03:00"));
    assertThat(monthly.next(Instant.parse("2026-03-01T02:00:00Z"), 3))
        .containsExactly(
            Instant.parse("2026-04-01T01:00:00Z"),
            Instant.parse("2026-05-01T01:00:00Z"),
            Instant.parse("2026-06-01T01:00:00Z"));
  }

  @Test
  void aMonthThatHasNoSuchDayHasNoSlot() {
    assertThat(Timing.cron("0 3 31 * *", BERLIN).slots(NEW_YEAR, NEW_YEAR.plusYears(1))).hasSize(7);
    assertThat(Timing.cron("0 3 30 * *", BERLIN).slots(NEW_YEAR, NEW_YEAR.plusYears(1)))
        .hasSize(11);
    assertThat(Timing.cron("0 3 29 2 *", BERLIN).next(Instant.parse("2026-01-01T00:00:00Z"), 2))
        .containsExactly(
            Instant.parse("2028-02-29T02:00:00Z"), Instant.parse("2032-02-29T02:00:00Z"));
    assertThat(Timing.cron("0 3 30 2 *", BERLIN).next(Instant.parse("2026-01-01T00:00:00Z"), 1))
        .isEmpty();
  }

  @Test
  void aTimeThatTheClocksSkipIsASlotThatNothingCanFire() {
    Timing daily = Timing.cron("30 2 * * *", BERLIN);
    LocalDateTime skipped = LocalDateTime.parse("2026-03-29T02:30");
    assertThat(daily.slots(skipped.minusDays(1), skipped.plusDays(1))).contains(skipped);
    assertThat(daily.isSkipped(skipped)).isTrue();
    assertThat(daily.at(skipped)).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    assertThat(daily.next(Instant.parse("2026-03-28T12:00:00Z"), 1))
        .containsExactly(Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void aTimeThatComesTwiceIsOneSlotThatHasComeWhenItCameAgain() {
    Timing daily = Timing.cron("30 2 * * *", BERLIN);
    assertThat(daily.next(Instant.parse("2026-10-24T12:00:00Z"), 2))
        .containsExactly(
            Instant.parse("2026-10-25T01:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void onlyWholeMinutesThatAllPartsAllowAreSlots() {
    Timing firstMonday = Timing.cron("0 3 * * MON", BERLIN);
    assertThat(firstMonday.matches(LocalDateTime.parse("2026-11-23T03:00"))).isTrue();
    assertThat(firstMonday.matches(LocalDateTime.parse("2026-11-23T03:00:01"))).isFalse();
    assertThat(firstMonday.matches(LocalDateTime.parse("2026-11-23T03:01"))).isFalse();
    assertThat(firstMonday.matches(LocalDateTime.parse("2026-11-24T03:00"))).isFalse();
  }

  @Test
  void cronSaysOneKindOfDayAtATime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Timing.cron("0 3 1 * MON", BERLIN))
        .withMessageContaining("use 'calendar'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Timing.cron("0 3 1 *", BERLIN))
        .withMessageContaining("five parts");
    assertThatIllegalArgumentException().isThrownBy(() -> Timing.cron("@daily", BERLIN));
  }

  @Test
  void whatIsWrittenOtherwiseAndFiresAlikeHasOneForm() {
    assertThat(Timing.cron("0 3 * * 0", BERLIN).form())
        .isEqualTo(Timing.cron("0  3 * * SUN", BERLIN).form())
        .isNotEqualTo(Timing.cron("0 3 * * 0", ZoneId.of("UTC")).form());
  }
}
