package dev.firedrill.workflows.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.vault.VaultBackupWorld.Twist;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A snapshot where the world is not the usual one. */
class VaultBackupTest {

  @Test
  void ofASealedClusterNoneIsTaken() {
    Told run = carryOut(Set.of(Twist.ALL_SEALED));
    assertThat(run.last().ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.last().detail()).contains("no node is active");
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void theFirstSnapshotNeedsNoneBefore() {
    Told run = carryOut(Set.of(Twist.NO_SNAPSHOT_YET));
    assertThat(run.last().ending()).isEqualTo(Ending.RECOVERED);
    assertThat(run.effects()).hasSize(1);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Twist.ANOTHER_SUM, "its SHA-256 is 0c: the store says 5e1f"),
        Arguments.of(Twist.CUT_OFF, "it is damaged: it ends too early"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatIsNotWholeThereIsNoBackup(Twist twist, String why) {
    Told run = carryOut(Set.of(twist));
    assertThat(run.last().ending()).isIn(Ending.ABORTED, Ending.UNVERIFIED);
    assertThat(run.last().detail()).contains(why);
  }

  /** What a run told, and what it did. */
  private record Told(Entry last, List<String> effects) {}

  private static Told carryOut(Set<Twist> twists) {
    VaultBackupWorld world = new VaultBackupWorld(twists);
    try (Bench bench = new Bench(VaultBackup.class, world.verbs(), Fault.NONE, Answers.YES)) {
      bench.whenParked(Choice.ABORT);
      Ending ending = Endings.awaited(bench.start(world.runbook(), world.request()));
      assertThat(bench.journal().last().ending()).isEqualTo(ending);
      assertThat(bench.journal().entries()).allMatch(entry -> entry.gate() == null);
      return new Told(bench.journal().last(), world.effects());
    }
  }
}
