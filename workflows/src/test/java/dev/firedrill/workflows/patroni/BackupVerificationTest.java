package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.patroni.BackupVerificationWorld.Twist;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Ending;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The verification of a backup where the world is not the usual one. */
class BackupVerificationTest {

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(Twist.NO_CIPHER, "the repository is not encrypted"),
        Arguments.of(Twist.OLD_BACKUP, "it has to be younger than 24 h"),
        Arguments.of(Twist.GAP, "the archive has gaps"),
        Arguments.of(Twist.JAM, "archiving fails on 00000002000000000000000A"),
        Arguments.of(Twist.NO_SCRATCH, "no member has a 'scratch' place"),
        Arguments.of(Twist.SCRATCH_IN_USE, "is not empty: it has r-other"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsWrongBeforeTheRestoreEndsTheRunByNameAndNothingIsRestored(Twist twist, String why) {
    Carried run = carryOut(twist);
    assertThat(run.ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.reasons()).contains(why);
    assertThat(run.effects()).isEmpty();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Twist.SLOW_PROMISE, "restore and recovery took"),
        Arguments.of(Twist.ANOTHER_ROW, "app.public.orders has as many rows as the copy"),
        Arguments.of(Twist.EVERYTHING_MOVES, "no table stood still"),
        Arguments.of(Twist.DAMAGED_FILE, "pgbackrest: exit status 29"),
        Arguments.of(Twist.DAMAGED_INDEX, "pg_amcheck: index"),
        Arguments.of(Twist.DAMAGED_PAGE, "Bad checksums: 1"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatIsWrongWithTheCopyEndsTheRunByNameAndTheCopyIsRemoved(Twist twist, String why) {
    Carried run = carryOut(twist);
    assertThat(run.ending()).isEqualTo(Ending.ABORTED);
    assertThat(run.reasons()).contains(why);
    assertThat(run.effects()).startsWith("archive", "restore").endsWith("remove");
  }

  @Test
  void theReportIsTheEvidence() {
    Carried run = Carried.out(BackupVerification.class, new BackupVerificationWorld());
    assertThat(run.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(run.entries()).allMatch(entry -> entry.gate() == null);
    assertThat(run.report().rows())
        .contains(
            List.of("newest backup", "20261121-020000F"),
            List.of("age", "60 min"),
            List.of("encrypted", "aes-256-cbc"),
            List.of("recovery point", "12 s"),
            List.of("compared", "1 tables, 40 rows"),
            List.of("written meanwhile, not compared", "app.public.log"),
            List.of("only the thousand largest tables, of", "warehouse"),
            List.of("tables and indexes", "pg_amcheck found nothing"),
            List.of("pages", "pg_checksums found nothing"));
  }

  @ParameterizedTest
  @CsvSource({"ProofCheckIndexes, pg_amcheck", "ProofCheckPages, pg_checksums"})
  void aCheckThatSomebodySkippedProvesNothing(String verb, String program) {
    BackupVerificationWorld world = new BackupVerificationWorld();
    Fault fault = new Fault(verb, Fault.Kind.ALWAYS);
    try (Bench bench = new Bench(BackupVerification.class, world.verbs(), fault, Answers.YES)) {
      bench.whenParked(Choice.SKIP);
      Ending ending = Endings.awaited(bench.start(world.runbook(), world.request()));
      assertThat(ending).isEqualTo(Ending.ABORTED);
      assertThat(bench.journal().entries().getLast().detail())
          .contains(program + " did not look at this copy to its end");
      assertThat(world.defectsAfterUndo()).isEmpty();
    }
  }

  private static Carried carryOut(Twist twist) {
    return Carried.out(BackupVerification.class, new BackupVerificationWorld(Set.of(twist)));
  }
}
