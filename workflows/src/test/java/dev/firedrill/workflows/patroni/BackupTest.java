package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.patroni.BackupWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A backup where the world is not the usual one. */
class BackupTest {

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(Twist.NO_CIPHER, "the repository is not encrypted"),
        Arguments.of(Twist.JAM, "archiving fails on 00000002000000000000000A"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatWouldBeOfNoUseIsNotTaken(Twist twist, String why) {
    Carried run = carryOut(BackupKind.INCREMENTAL, Set.of(twist));
    assertThat(run.ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.reasons()).contains(why);
    assertThat(run.effects()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(BackupKind.class)
  void theBackupIsOfTheKindThatWasAskedFor(BackupKind kind) {
    Carried run = carryOut(kind, Set.of());
    assertThat(run.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(run.effects()).containsExactly(kind == BackupKind.FULL ? "full" : "incremental");
    assertThat(run.entries()).allMatch(entry -> entry.gate() == null);
  }

  @Test
  void theFirstBackupNeedsNoneBefore() {
    Carried run = carryOut(BackupKind.INCREMENTAL, Set.of(Twist.NO_BACKUP));
    assertThat(run.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(run.report().rows())
        .singleElement()
        .satisfies(row -> assertThat(row).startsWith("20261120-010000F_20261121-010000I", "incr"));
  }

  /** A run that was killed at its very end ends again, a moment later. */
  @Test
  void theEndingSaysTheSameWheneverItIsSaid() {
    assertThat(new BackupReport(aged(1)).asTable()).isEqualTo(new BackupReport(aged(99)).asTable());
  }

  private static BackupView aged(long seconds) {
    return new BackupView("20261121-010000F", "full", seconds, 9, 5, "aes-256-cbc", false, "A");
  }

  private static Carried carryOut(BackupKind kind, Set<Twist> twists) {
    return Carried.out(Backup.class, new BackupWorld(kind, twists));
  }
}
