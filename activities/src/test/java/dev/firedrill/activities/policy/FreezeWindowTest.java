package dev.firedrill.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firedrill.activities.inventory.Environment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a freeze binds, the changes of the clock among it: Berlin's, in 2026 and 2027. */
class FreezeWindowTest {

  private static FreezeWindow window(String from, String until) {
    return window(from, until, "Europe/Berlin");
  }

  private static FreezeWindow window(String from, String until, String zone) {
    return new FreezeWindow(
        "Quiet",
        FreezeMoment.parse(from),
        FreezeMoment.parse(until),
        ZoneId.of(zone),
        Set.of(Environment.PROD),
        Set.of(),
        "why");
  }

  private static void binds(FreezeWindow window, String from, String until) {
    Instant first = Instant.parse(from);
    Instant end = Instant.parse(until);
    assertThat(window.bindsUntil(first.minusMillis(1))).isNotEqualTo(Optional.of(end));
    assertThat(window.bindsUntil(first)).contains(end);
    assertThat(window.bindsUntil(end.minusMillis(1))).contains(end);
    assertThat(window.bindsUntil(end)).isNotEqualTo(Optional.of(end));
  }

  @Test
  void itBindsFromItsFirstMomentUntilJustBeforeItsEnd() {
    binds(
        window("2026-12-20T18:00", "2027-01-04T06:00"),
        "2026-12-20T17:00:00Z",
        "2027-01-04T05:00:00Z");
  }

  @Test
  void itsTimesAreOfItsZone() {
    binds(
        window("2026-12-20T18:00", "2026-12-21T06:00", "Asia/Kolkata"),
        "2026-12-20T12:30:00Z",
        "2026-12-21T00:30:00Z");
  }

  @Test
  void aTimeThatTheClocksSkipBeginsWhenTheySkipItAndEndsAfterwards() {
    // At 02:00 on 28 March 2027 it becomes 03:00.
    binds(
        window("2027-03-28T02:30", "2027-03-28T12:00"),
        "2027-03-28T01:00:00Z",
        "2027-03-28T10:00:00Z");
    binds(
        window("2027-03-27T12:00", "2027-03-28T02:30"),
        "2027-03-27T11:00:00Z",
        "2027-03-28T01:30:00Z");
  }

  @Test
  void aTimeThatComesTwiceBeginsWithTheFirstAndEndsWithTheSecond() {
    // At 03:00 on 25 October 2026 it becomes 02:00 again.
    binds(
        window("2026-10-25T02:30", "2026-10-25T12:00"),
        "2026-10-25T00:30:00Z",
        "2026-10-25T11:00:00Z");
    binds(
        window("2026-10-24T12:00", "2026-10-25T02:30"),
        "2026-10-24T10:00:00Z",
        "2026-10-25T01:30:00Z");
  }

  @Test
  void aWeekendBindsEachWeekAndIsAnHourLongerOrShorterWhenTheClocksChange() {
    FreezeWindow weekend = window("FRIDAY 18:00", "MONDAY 06:00");
    binds(weekend, "2026-11-20T17:00:00Z", "2026-11-23T05:00:00Z");
    binds(weekend, "2026-11-27T17:00:00Z", "2026-11-30T05:00:00Z");
    binds(weekend, "2026-10-23T16:00:00Z", "2026-10-26T05:00:00Z"); // 61 hours
    binds(weekend, "2027-03-26T17:00:00Z", "2027-03-29T04:00:00Z"); // 59 hours
    assertThat(weekend.bindsUntil(Instant.parse("2026-11-25T12:00:00Z"))).isEmpty();
  }

  @Test
  void aWeekThatEndsAtTheHourOfItsBeginningIsAlmostAWeekLong() {
    FreezeWindow almost = window("MONDAY 06:00", "MONDAY 05:00", "UTC");
    binds(almost, "2026-11-16T06:00:00Z", "2026-11-23T05:00:00Z");
    assertThat(almost.bindsUntil(Instant.parse("2026-11-23T05:30:00Z"))).isEmpty();
  }

  @Test
  void aYearlyFreezeBindsAcrossTheNewYear() {
    FreezeWindow yearly = window("12-20T18:00", "01-04T06:00");
    binds(yearly, "2026-12-20T17:00:00Z", "2027-01-04T05:00:00Z");
    binds(yearly, "2027-12-20T17:00:00Z", "2028-01-04T05:00:00Z");
    assertThat(yearly.bindsUntil(Instant.parse("2027-06-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void theLastOfFebruaryIsTheTwentyEighthWhereThereIsNoOther() {
    FreezeWindow leap = window("02-29T00:00", "03-01T12:00", "UTC");
    binds(leap, "2028-02-29T00:00:00Z", "2028-03-01T12:00:00Z");
    binds(leap, "2027-02-28T00:00:00Z", "2027-03-01T12:00:00Z");
  }

  @Test
  void whatMeansNothingIsNoWindow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> window("2026-12-20T18:00", "2026-12-20T18:00"))
        .withMessage("'until' has to be after 'from'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> window("FRIDAY 18:00", "12-20T18:00"))
        .withMessage("'from' and 'until' have to be of one form");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> window("FRIDAY 18:00", "FRIDAY 18:00"))
        .withMessage("'until' has to differ from 'from'");
    for (String wrong : new String[] {"", "FRIDAY", "Friday 18:00", "2026-13-01T00:00", "24:00"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> FreezeMoment.parse(wrong));
    }
  }
}
