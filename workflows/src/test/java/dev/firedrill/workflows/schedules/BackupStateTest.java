package dev.firedrill.workflows.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackupStateTest {

  private static final Instant NOW = Instant.parse("2026-11-21T02:20:00Z");

  private static Instant hoursAgo(int hours) {
    return NOW.minus(Duration.ofHours(hours));
  }

  private static BackupState state(int known, @Nullable Instant newest, boolean underWay) {
    return new BackupState("patroni", true, hoursAgo(known), newest, underWay);
  }

  @Test
  void aTargetThatWasNeverBackedUpIsOneWithout() {
    assertThat(state(25, null, false).objection(NOW)).hasValue("none was ever taken here");
  }

  @Test
  void whatNoRunbookBacksUpIsOneWithout() {
    assertThat(new BackupState("kafka", false, hoursAgo(25), null, false).objection(NOW))
        .hasValue("no runbook here backs up what runs kafka");
  }

  @Test
  void theFirstBackupIsDueADayAfterTheTargetCame() {
    assertThat(state(24, null, false).objection(NOW)).isEmpty();
    assertThat(state(0, null, false).objection(NOW)).isEmpty();
  }

  @Test
  void aDayMayHaveTwentyFiveHoursAndNoMore() {
    assertThat(state(900, hoursAgo(24), false).objection(NOW)).isEmpty();
    assertThat(state(900, hoursAgo(25), false).objection(NOW))
        .hasValue("the newest that was taken here is of 2026-11-20T01:20:00Z");
  }

  @Test
  void whileOneIsBeingTakenNobodyIsCalled() {
    assertThat(state(900, hoursAgo(26), true).objection(NOW)).isEmpty();
    assertThat(state(900, null, true).objection(NOW)).isEmpty();
  }
}
