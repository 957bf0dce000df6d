package dev.firedrill.workflows.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a backup, its archive and a scratch place have to be before anything is restored. */
class ProofTest {

  private static final Promise PROMISE =
      new Promise(4 * 3600, 3600, 86_400, List.of("pg-1", "pg-3"));
  private static final Verdict NOTHING = new Verdict(List.of(), List.of());
  private static final String FROM = "000000020000000000000003";
  private static final String TO = "000000020000000000000009";

  static Stream<Arguments> backups() {
    return Stream.of(
        Arguments.of(backup(86_399, "aes-256-cbc", false), List.of()),
        Arguments.of(
            backup(86_400, "none", true),
            List.of(
                "the repository is not encrypted: its cipher is \"none\"",
                "the newest backup, F, is 24 h old: it has to be younger than 24 h",
                "pgBackRest found damaged pages while it took the backup F")),
        Arguments.of(
            backup(1, "none in repo2", false),
            List.of("the repository is not encrypted: its cipher is \"none in repo2\"")),
        Arguments.of(BackupView.none("aes-256-cbc"), List.of("there is no backup")));
  }

  @ParameterizedTest
  @MethodSource("backups")
  void aBackupIsEncryptedYoungAndWhole(BackupView backup, List<String> objections) {
    assertThat(backup.objections(PROMISE)).isEqualTo(objections);
  }

  @Test
  void aNewBackupIsAnotherOneThanBefore() {
    BackupView before = backup(1, "aes-256-cbc", false);
    assertThat(before.objectionsAfter(before, PROMISE))
        .containsExactly("the newest backup is still F");
    assertThat(BackupView.none("aes").objectionsAfter(BackupView.none("aes"), PROMISE))
        .contains("the newest backup is still none");
    assertThat(before.objectionsAfter(BackupView.none("aes"), PROMISE)).isEmpty();
    assertThat(backup(1, "aes", true).objectionsAfter(BackupView.none("aes"), PROMISE))
        .containsExactly("pgBackRest found damaged pages while it took the backup F");
  }

  static Stream<Arguments> archives() {
    return Stream.of(
        Arguments.of(new WalView(FROM, TO, 7, List.of(), 3600, ""), List.of()),
        Arguments.of(
            new WalView(FROM, TO, 6, List.of("0000000000000005"), 3601, "x"),
            List.of(
                "archiving fails on x",
                "the archive has gaps: 1 segments are missing, first 0000000000000005",
                "a transaction of 60 min ago is not in the archive: the recovery point is 60 min")),
        Arguments.of(
            new WalView(FROM, "", 0, List.of(), 0, ""),
            List.of("the archive has no segment from " + FROM + " on")));
  }

  @ParameterizedTest
  @MethodSource("archives")
  void anArchiveWorksAndHasNoGapAndKeepsTheRecoveryPoint(WalView wal, List<String> objections) {
    assertThat(wal.objections(PROMISE)).isEqualTo(objections);
  }

  @Test
  void aCopyIsRestoredBesideAStandbyWhereThereIsOne() {
    assertThat(PROMISE.placeFor("pg-1")).isEqualTo("pg-3");
    assertThat(PROMISE.placeFor("pg-2")).isEqualTo("pg-1");
    assertThat(new Promise(1, 1, 1, List.of("pg-1")).placeFor("pg-1")).isEqualTo("pg-1");
    assertThat(new Promise(1, 1, 1, List.of()).objectionsToPlace()).isNotEmpty();
  }

  @Test
  void aScratchPlaceIsEmptyAndHasRoomForAFifthMore() {
    BackupView backup = backup(1, "aes-256-cbc", false);
    assertThat(new ScratchView("pg-1", "/s", List.of(), 120).objections(backup)).isEmpty();
    assertThat(new ScratchView("pg-1", "/s", List.of("r-1"), 119).objections(backup))
        .containsExactly(
            "/s on the host of pg-1 is not empty: it has r-1",
            "/s on the host of pg-1 has room for 119 B: a database of 100 B needs a fifth more"
                + " than itself");
  }

  @Test
  void restoreAndRecoveryTogetherKeepTheRecoveryTime() {
    assertThat(Timing.of(0, 1, 4 * 3_600_000L).whole()).isEqualTo(4 * 3600 + 1);
    assertThat(new Timing(4 * 3600, 0).objections(PROMISE, NOTHING)).isEmpty();
    assertThat(new Timing(4 * 3600, 1).objections(PROMISE, NOTHING))
        .containsExactly("restore and recovery took 4 h: the recovery time is 4 h");
  }

  @Test
  void whatDidNotComeBackIsToldBeforeHowLongItTook() {
    Verdict verdict = new Verdict(List.of("pgbackrest: exit status 29"), List.of());
    assertThat(new Timing(4 * 3600, 1).objections(PROMISE, verdict))
        .containsExactly("pgbackrest: exit status 29");
  }

  @Test
  void ofManyFindingsTheFirstAreTold() {
    assertThat(NOTHING.objections()).isEmpty();
    assertThat(new Verdict(List.of("1", "2", "3", "4", "5", "6", "7"), List.of()).objections())
        .containsExactly("1", "2", "3", "4", "5", "and 2 lines more, which are in the step's log");
  }

  @Test
  void aCheckThatWasNotMadeProvesNothing() {
    assertThat(NOTHING.objectionsToChecks())
        .containsExactly(
            "pg_amcheck did not look at this copy to its end: nothing is proven. Launch again",
            "pg_checksums did not look at this copy to its end: nothing is proven. Launch again");
    Verdict damaged = new Verdict(List.of("Bad checksums: 1"), List.of(Verdict.PAGES));
    assertThat(damaged.objectionsToChecks())
        .containsExactly(
            "Bad checksums: 1",
            "pg_amcheck did not look at this copy to its end: nothing is proven. Launch again");
    Verdict both = new Verdict(List.of(), List.of(Verdict.INDEXES, Verdict.PAGES));
    assertThat(both.objectionsToChecks()).isEmpty();
    assertThat(both.outcome(Verdict.PAGES)).isEqualTo("pg_checksums found nothing");
  }

  @Test
  void aRunOfATimeWhenChecksLeftNoMarkDecidesAsItDidAndClaimsNoMore() {
    Verdict old = new Verdict(List.of(), null);
    assertThat(old.objectionsToChecks()).isEmpty();
    assertThat(old.outcome(Verdict.PAGES))
        .isEqualTo("pg_checksums found nothing, unless it was skipped");
  }

  private static BackupView backup(long age, String cipher, boolean damaged) {
    return new BackupView("F", "full", age, 100, 20, cipher, damaged, FROM);
  }
}
