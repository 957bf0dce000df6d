package dev.firedrill.workflows.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.vault.VaultUnsealWorld.Twist;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The unsealing where a share is wrong, where others enter theirs, and where it takes several. */
class VaultUnsealTest {

  @Test
  void afterAWrongShareAllAreAskedAgainAndNobodyIsNamed() {
    VaultUnsealWorld world = new VaultUnsealWorld(Set.of(Twist.WRONG_SHARE));
    try (Bench bench = bench(world, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(asked(bench))
          .containsExactly("Enter your share of the key", "Enter your share of the key, round 2");
      assertThat(bench.journal().gate().orElseThrow().willHappen().getFirst())
          .contains("Round 1 did not unseal all: vault-2 is still sealed, with 1 of 1 shares")
          .contains("Vault does not say which");
    }
  }

  /** A plan foresees one round. */
  @Test
  void aRunThatHoldsToItsPlanAsksAgainAfterAWrongShare() {
    VaultUnsealWorld world = new VaultUnsealWorld(Set.of(Twist.WRONG_SHARE));
    try (Bench plans = bench(new VaultUnsealWorld(Set.of(Twist.WRONG_SHARE)), Answers.YES);
        Bench bench = bench(world, Answers.YES)) {
      assertThat(Endings.awaited(plans.start(world.runbook(), world.request(), Manner.PLAN)))
          .isEqualTo(Ending.PLANNED);
      bench.journal().plan(plans.journal().asPlanned());
      Manner planned = Manner.asPlannedIn("r-1");
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request(), planned)))
          .isEqualTo(Ending.RECOVERED);
      assertThat(asked(bench)).hasSize(2);
    }
  }

  @Test
  void afterThreeRoundsItEndsWithNothingLeftEntered() {
    VaultUnsealWorld world = new VaultUnsealWorld(Set.of(Twist.ALWAYS_WRONG));
    try (Bench bench = bench(world, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.UNVERIFIED);
      assertThat(asked(bench)).hasSize(3);
      assertThat(world.effects()).hasSize(4).containsOnly("clear vault-2");
    }
  }

  @Test
  void whoEntersSharesWhilePeopleThinkIsNotDisturbed() {
    VaultUnsealWorld world = new VaultUnsealWorld(Set.of(Twist.SOMEBODY_ENTERS_WHILE_PEOPLE_THINK));
    try (Bench bench = bench(world, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().last().detail()).contains("somebody else enters shares now");
      assertThat(world.effects()).isEmpty();
    }
  }

  @Test
  void whoLeavesOutAMajorityIsRefusedBeforeAnybodyIsAsked() {
    VaultUnsealWorld world = new VaultUnsealWorld();
    try (Bench bench = bench(world, Answers.YES)) {
      UnsealRequest request = new UnsealRequest(VaultUnsealWorld.CLUSTER, "vault-1, vault-3");
      assertThat(Endings.awaited(bench.start(world.runbook(), request))).isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().last().detail()).contains("only 1 of 3 nodes are left");
    }
  }

  @Test
  void whatSomebodyEntersDuringARoundIsThrownAwayByAYesOnly() {
    VaultUnsealWorld world =
        new VaultUnsealWorld(
            Set.of(Twist.NOBODY_WAS_BEFORE, Twist.SOMEBODY_ENTERS_IN_THE_FIRST_ROUND));
    try (Bench bench = bench(world, Answers.BY_HAND)) {
      WorkflowStub run = bench.start(world.runbook(), world.request());
      bench.journal().awaitTold(Kind.GATE_OPENED);
      bench.decide(run, bench.journal().gate().orElseThrow());
      bench.decide(run, awaitGate(bench, "Enter the shares"));
      GateCard others = awaitGate(bench, ShareRounds.OTHERS);
      assertThat(others.willHappen())
          .containsExactly("Throw away vault-2: 1 entered, attempt nonce-of-vault-2");
      assertThat(world.effects()).isEmpty();
      bench.decide(run, others);
      bench.journal().awaitTold(entry -> entry.detail().endsWith("round 2"));
      assertThat(world.effects()).containsExactly("clear vault-2");
      bench.decide(run, bench.journal().gate().orElseThrow());
      assertThat(Endings.awaited(run)).isEqualTo(Ending.RECOVERED);
    }
  }

  @Test
  void whatSomebodyEntersIsNotThrownAwayWhereNoRoundFollows() {
    VaultUnsealWorld world =
        new VaultUnsealWorld(Set.of(Twist.NOBODY_WAS_BEFORE, Twist.SOMEBODY_ENTERS_IN_EVERY_ROUND));
    try (Bench bench = bench(world, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.UNVERIFIED);
      assertThat(asked(bench)).hasSize(3);
      assertThat(world.effects()).containsExactly("clear vault-2", "clear vault-2");
    }
  }

  @Test
  void whoUnsealsItWhilePeopleThinkHasDoneItForAll() {
    VaultUnsealWorld world =
        new VaultUnsealWorld(Set.of(Twist.NOBODY_WAS_BEFORE, Twist.SOMEBODY_UNSEALS_IT));
    try (Bench bench = bench(world, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(asked(bench)).hasSize(1);
      assertThat(world.effects()).isEmpty();
    }
  }

  @Test
  void whereNobodyHasEnteredAnythingNobodyIsAskedToThrowItAway() {
    VaultUnsealWorld world = new VaultUnsealWorld(Set.of(Twist.NOBODY_WAS_BEFORE));
    try (Bench bench = bench(world, Answers.YES)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().entries())
          .filteredOn(entry -> entry.kind() == Kind.STEP_LEFT_OUT)
          .extracting(Entry::title)
          .containsExactly("Approve the end of another attempt");
      assertThat(world.effects()).isEmpty();
    }
  }

  @Test
  void itTakesAsManyHoldersAsSharesAndEachCountsOnce() {
    VaultUnsealWorld world =
        new VaultUnsealWorld(Set.of(Twist.THREE_SHARES, Twist.NOBODY_WAS_BEFORE));
    try (Bench bench = bench(world, Answers.BY_HAND)) {
      WorkflowStub run = bench.start(world.runbook(), world.request());
      bench.journal().awaitTold(Kind.GATE_OPENED);
      bench.decide(run, bench.journal().gate().orElseThrow());
      GateCard shares = awaitGate(bench, "Enter the shares");
      assertThat(shares.deciders().people()).isEqualTo(3);
      bench.decide(run, shares, "starter");
      bench.decide(run, shares, "holder-b");
      assertThatThrownBy(() -> bench.decide(run, shares, "holder-b"))
          .isInstanceOf(WorkflowUpdateException.class);
      bench.decide(run, shares, "holder-c");
      assertThat(Endings.awaited(run)).isEqualTo(Ending.RECOVERED);
      assertThat(told(bench, Kind.GATE_APPROVAL_COUNTED))
          .containsExactly("1 of 3: looks right", "2 of 3: looks right");
    }
  }

  private static GateCard awaitGate(Bench bench, String title) {
    Entry told =
        bench
            .journal()
            .awaitTold(entry -> entry.kind() == Kind.GATE_OPENED && entry.title().equals(title));
    return java.util.Objects.requireNonNull(told.gate());
  }

  private static List<String> asked(Bench bench) {
    return bench.journal().entries().stream()
        .filter(entry -> entry.kind() == Kind.GATE_OPENED)
        .filter(entry -> entry.title().equals("Enter the shares"))
        .map(Entry::detail)
        .toList();
  }

  private static List<String> told(Bench bench, Kind kind) {
    return bench.journal().entries().stream()
        .filter(entry -> entry.kind() == kind)
        .map(Entry::detail)
        .toList();
  }

  private static Bench bench(VaultUnsealWorld world, Answers answers) {
    return new Bench(VaultUnseal.class, world.verbs(), Fault.NONE, answers);
  }
}
