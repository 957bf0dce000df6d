package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.vault.ScratchWorld.Twist;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A trial restore where the world is not the usual one. */
class VaultTrialRestoreTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Twist.TOO_OLD, "today.snap, is 25 h old", 0),
        Arguments.of(Twist.CUT_OFF, "it is damaged: cut off", 0),
        Arguments.of(Twist.OTHER_SHARES, "the shares of the cluster do not open it", 0),
        Arguments.of(Twist.OCCUPIED, "something answers at 127.0.0.1:8200: it is sealed", 0),
        Arguments.of(Twist.OCCUPIED_WHILE_PEOPLE_THINK, "something answers at 127.0.0.1:8200", 0),
        Arguments.of(Twist.NOT_TAKEN, "the node did not take the snapshot: it is active", 2),
        Arguments.of(Twist.TOO_SLOW, "the recovery time is", 2),
        Arguments.of(Twist.ALWAYS_WRONG, "Round 3 did not unseal all: the node is still sealed", 2),
        Arguments.of(Twist.NOT_READ, "the canary is not read there, with status 403", 2));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatIsWrongIsSaidAndNothingIsLeft(Twist twist, String why, int effects) {
    VaultTrialRestoreWorld world = new VaultTrialRestoreWorld(Set.of(twist));
    List<Entry> told = carryOut(world);
    assertThat(told.getLast().ending()).isEqualTo(effects == 0 ? Ending.REFUSED : Ending.ABORTED);
    assertThat(told).extracting(Entry::detail).anySatisfy(said -> assertThat(said).contains(why));
    assertThat(world.effects()).hasSize(effects);
    assertThat(world.defectsAfterUndo()).isEmpty();
  }

  @Test
  void afterAWrongShareAllAreAskedAgainAndTheSnapshotIsRead() {
    VaultTrialRestoreWorld world = new VaultTrialRestoreWorld(Set.of(Twist.WRONG_SHARE));
    List<Entry> told = carryOut(world);
    assertThat(told.getLast().ending()).isEqualTo(Ending.RECOVERED);
    assertThat(told)
        .filteredOn(entry -> entry.kind() == Kind.GATE_OPENED)
        .extracting(Entry::detail)
        .containsSubsequence(
            "Enter your share for the scratch node",
            "Enter your share for the scratch node, round 2");
    assertThat(world.defectsAfterRecovery()).isEmpty();
  }

  @Test
  void theReportSaysWhatWasReadAndWhoOpenedIt() {
    Entry last = carryOut(new VaultTrialRestoreWorld()).getLast();
    assertThat(requireNonNull(last.facts()).rows())
        .anySatisfy(row ->
            assertThat(row).containsExactly("read there", "secret/data/canary, as in the cluster"))
        .anySatisfy(row -> assertThat(row.getLast()).startsWith("1 of 5 shares, the last by "));
  }

  private static List<Entry> carryOut(VaultTrialRestoreWorld world) {
    try (Bench bench = new Bench(VaultTrialRestore.class, world.verbs(), Fault.NONE, Answers.YES)) {
      bench.whenParked(Choice.ABORT);
      Ending ending = Endings.awaited(bench.start(world.runbook(), world.request()));
      assertThat(bench.journal().last().ending()).isEqualTo(ending);
      return bench.journal().entries();
    }
  }
}
