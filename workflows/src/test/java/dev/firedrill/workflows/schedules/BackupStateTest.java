package dev.firedrill.workflows.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Duty;
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
    return new BackupState(Duty.BACKUP, "patroni", true, hoursAgo(known), newest, null, underWay);
  }

  @Test
  void aTargetThatWasNeverBackedUpIsOneWithout() {
    assertThat(state(25, null, false).objection(NOW)).hasValue("none was ever taken here");
  }

  @Test
  void whatNoRunbookBacksUpIsOneWithout() {
    assertThat(
            new BackupState(Duty.BACKUP, "kafka", false, hoursAgo(25), null, null, false)
                .objection(NOW))
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
  void aBackupIsVerifiedEachMonth() {
    assertThat(verified(31, null).objection(NOW)).isEmpty();
    assertThat(verified(32, null).objection(NOW)).hasValue("none was ever verified here");
    assertThat(verified(900, hoursAgo(31 * 24)).objection(NOW)).isEmpty();
    assertThat(verified(900, hoursAgo(32 * 24)).objection(NOW))
        .hasValue(
            "the last verification that ended well is of 2026-10-20T02:20:00Z, over a month ago");
  }

  @Test
  void aVerificationThatFailedIsToldHoweverYoungTheOneBeforeItIs() {
    BackupState state = failed(Duty.VERIFICATION, hoursAgo(9 * 24), hoursAgo(1), false);
    assertThat(state.hasFailed()).isTrue();
    assertThat(state.objection(NOW))
        .hasValue("run r-1 of 2026-11-21T01:20:00Z ended ABORTED: Bad checksums: 1");
    assertThat(failed(Duty.VERIFICATION, null, hoursAgo(1), false).objection(NOW)).isPresent();
  }

  @Test
  void aFailedVerificationIsOverOnceOneEndsWellAndQuietWhileOneIsUnderWay() {
    assertThat(failed(Duty.VERIFICATION, hoursAgo(1), hoursAgo(2), false).objection(NOW)).isEmpty();
    assertThat(failed(Duty.VERIFICATION, hoursAgo(3), hoursAgo(2), true).objection(NOW)).isEmpty();
  }

  @Test
  void aBackupThatWasNotTakenLeavesTheOneBeforeItGood() {
    assertThat(failed(Duty.BACKUP, hoursAgo(3), hoursAgo(2), false).objection(NOW)).isEmpty();
  }

  /** Of a target that has just come: for a failure there is no grace. */
  private static BackupState failed(
      Duty duty, @Nullable Instant newest, Instant at, boolean underWay) {
    BackupState.Failed failed =
        new BackupState.Failed("r-1", "ABORTED", at, "Bad checksums: 1\nskipped by ann: x");
    return new BackupState(duty, "patroni", true, NOW, newest, failed, underWay);
  }

  private static BackupState verified(int daysKnown, @Nullable Instant newest) {
    Instant since = hoursAgo(daysKnown * 24);
    return new BackupState(Duty.VERIFICATION, "patroni", true, since, newest, null, false);
  }

  @Test
  void whileOneIsBeingTakenNobodyIsCalled() {
    assertThat(state(900, hoursAgo(26), true).objection(NOW)).isEmpty();
    assertThat(state(900, null, true).objection(NOW)).isEmpty();
  }
}
