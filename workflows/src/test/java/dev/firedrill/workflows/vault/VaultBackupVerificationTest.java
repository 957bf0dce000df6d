package dev.firedrill.workflows.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.vault.ScratchWorld.Twist;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A verification where the world is not the usual one. */
class VaultBackupVerificationTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Twist.TOO_OLD, "today.snap, is 25 h old", 0),
        Arguments.of(Twist.CUT_OFF, "it is damaged: cut off", 0),
        Arguments.of(Twist.OTHER_SHARES, "the shares of the cluster do not open it", 0),
        Arguments.of(Twist.SET_BACK, "it reaches further than the cluster, to 77 and not 70", 0),
        Arguments.of(Twist.OCCUPIED, "something answers at 127.0.0.1:8200: it is sealed", 0),
        Arguments.of(Twist.NOT_TAKEN, "the node did not take the snapshot: it is active", 2),
        Arguments.of(Twist.TOO_SLOW, "the recovery time is", 2));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatIsWrongIsSaidAndNothingIsLeft(Twist twist, String why, int effects) {
    VaultBackupVerificationWorld world = new VaultBackupVerificationWorld(Set.of(twist));
    Entry last = carryOut(world);
    assertThat(last.ending()).isEqualTo(effects == 0 ? Ending.REFUSED : Ending.ABORTED);
    assertThat(last.detail()).contains(why);
    assertThat(world.effects()).hasSize(effects);
    assertThat(world.defectsAfterUndo()).isEmpty();
  }

  @Test
  void theReportSaysWhatWasNotProven() {
    Entry last = carryOut(new VaultBackupVerificationWorld());
    assertThat(last.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(java.util.Objects.requireNonNull(last.facts()).rows())
        .anySatisfy(row -> assertThat(row.getFirst()).isEqualTo("not proven"));
  }

  private static Entry carryOut(VaultBackupVerificationWorld world) {
    try (Bench bench =
        new Bench(VaultBackupVerification.class, world.verbs(), Fault.NONE, Answers.YES)) {
      bench.whenParked(Choice.ABORT);
      Ending ending = Endings.awaited(bench.start(world.runbook(), world.request()));
      assertThat(bench.journal().last().ending()).isEqualTo(ending);
      return bench.journal().last();
    }
  }
}
