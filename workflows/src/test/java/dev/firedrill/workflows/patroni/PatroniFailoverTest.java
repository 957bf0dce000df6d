package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.patroni.PatroniFailoverWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Manner;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The failover where the world is not the usual one. */
class PatroniFailoverTest {

  @Test
  void aLostHostIsTakenForOffOnlyOnSomebodysTypedWordAndStaysOut() {
    Outcome outcome = carryOut(Twist.HOST_IS_LOST);
    assertThat(outcome.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(outcome.effects()).contains("promote pg-2").doesNotContain("fence", "bring back");
    assertThat(outcome.entries())
        .anyMatch(entry ->
            entry.kind() == Entry.Kind.GATE_APPROVED
                && entry.title().equals("Fence the old leader"));
    assertThat(outcome.gates().getFirst().loss())
        .isEqualTo(
            "0 acknowledged writes if commits waited for pg-2: etcd says so, and the settings of"
                + " pg-1 could not be read");
    assertThat(outcome.leftOut())
        .containsExactly(
            "Preserve the old leader's data",
            "Approve bringing the old leader back",
            "Bring the old leader back");
  }

  @Test
  void aLostHostWithADeclaredPowerSwitchIsPoweredOff() {
    assertThat(carryOut(Twist.HOST_IS_LOST_AND_CAN_BE_POWERED_OFF).effects())
        .startsWith("power off", "hold", "promote pg-2");
  }

  @Test
  void withoutATrafficSwitchNobodyIsHeld() {
    Outcome outcome = carryOut(Twist.NO_TRAFFIC_SWITCH);
    assertThat(outcome.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(outcome.leftOut()).containsExactly("Hold client traffic", "Let clients through");
  }

  @Test
  void whoeverHeldClientsBeforeLetsThemThrough() {
    Outcome outcome = carryOut(Twist.CLIENTS_ARE_HELD_BY_SOMEBODY);
    assertThat(outcome.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(outcome.effects()).contains("promote pg-2").doesNotContain("hold", "resume");
    assertThat(outcome.leftOut()).containsExactly("Hold client traffic", "Let clients through");
    assertThat(outcome.gates())
        .anyMatch(gate -> gate.willHappen().toString().contains("somebody holds clients already"));
  }

  @Test
  void clientsThatSomebodyHeldWhilePeopleThoughtStopTheRun() {
    Outcome outcome = carryOut(Twist.CLIENTS_ARE_HELD_WHILE_PEOPLE_THINK);
    assertThat(outcome.ending()).isEqualTo(Ending.REFUSED);
    assertThat(outcome.effects()).isEmpty();
  }

  @Test
  void whatChangedWhileAllChangesWereStoppedIsSeenBeforeTheRunGoesOn() {
    PatroniFailoverWorld world = new PatroniFailoverWorld();
    try (Bench bench = new Bench(PatroniFailover.class, world.verbs(), Fault.NONE, Answers.YES)) {
      bench.journal().stopBy("an admin: wait");
      WorkflowStub run = bench.start(world.runbook(), world.request());
      bench.journal().awaitTold(Entry.Kind.HALTED);
      world.leads("pg-1");
      bench.release(run);
      assertThat(Endings.awaited(run)).isIn(Ending.ABORTED, Ending.REFUSED);
      assertThat(world.effects()).isEmpty();
      assertThat(bench.journal().last().detail()).contains("pg-1");
    }
  }

  @Test
  void anOldLeaderStaysFencedInAClusterThatIsPausedAgain() {
    Outcome outcome = carryOut(Twist.PAUSED_AGAIN_BEFORE_THE_COMEBACK);
    assertThat(outcome.ending()).isEqualTo(Ending.UNVERIFIED);
    assertThat(outcome.effects()).contains("preserve").doesNotContain("bring back");
    assertThat(outcome.entries().getLast().detail())
        .contains("the cluster is in maintenance mode again");
  }

  @Test
  void withoutRewindTheOldLeaderIsRebuilt() {
    Outcome outcome = carryOut(Twist.NO_REWIND);
    assertThat(outcome.effects()).contains("rebuild").doesNotContain("bring back");
    assertThat(outcome.gates())
        .anyMatch(gate -> gate.willHappen().toString().contains("replacing its data directory"));
  }

  @Test
  void whatMovedWhilePeopleThoughtStopsTheRun() {
    Outcome outcome = carryOut(Twist.SYNC_STANDBY_CHANGES_WHILE_PEOPLE_THINK);
    assertThat(outcome.ending()).isEqualTo(Ending.REFUSED);
    assertThat(outcome.effects()).isEmpty();
    assertThat(outcome.entries().getLast().detail())
        .contains("changed since the question was asked: synchronous: pg-1 and pg-3");
  }

  @Test
  void aHostThatIsLostSinceThePlanIsNotPoweredOffAsIfItHadBeenPlanned() {
    PatroniFailoverWorld then = new PatroniFailoverWorld();
    PatroniFailoverWorld now =
        new PatroniFailoverWorld(Set.of(Twist.HOST_IS_LOST_AND_CAN_BE_POWERED_OFF));
    try (Bench before = new Bench(PatroniFailover.class, then.verbs(), Fault.NONE, Answers.YES);
        Bench bench = new Bench(PatroniFailover.class, now.verbs(), Fault.NONE, Answers.YES)) {
      Endings.awaited(before.start(then.runbook(), then.request(), Manner.PLAN));
      bench.journal().plan(before.journal().asPlanned());
      WorkflowStub run = bench.start(now.runbook(), now.request(), Manner.asPlannedIn("r-1"));
      assertThat(Endings.awaited(run)).isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().last().detail())
          .contains("not so any more: Sets going: Fence pg-1 over SSH")
          .contains("so now, and not when it was planned: Sets going: Fence pg-1 by the declared");
      assertThat(now.effects()).isEmpty();
    }
  }

  private record Outcome(Ending ending, List<String> effects, List<Entry> entries) {

    List<GateCard> gates() {
      return entries.stream().map(Entry::gate).filter(Objects::nonNull).toList();
    }

    List<String> leftOut() {
      return entries.stream()
          .filter(entry -> entry.kind() == Entry.Kind.STEP_LEFT_OUT)
          .map(Entry::title)
          .toList();
    }
  }

  private static Outcome carryOut(Twist twist) {
    PatroniFailoverWorld world = new PatroniFailoverWorld(Set.of(twist));
    try (Bench bench = new Bench(PatroniFailover.class, world.verbs(), Fault.NONE, Answers.YES)) {
      Ending ending = Endings.awaited(bench.start(world.runbook(), world.request()));
      return new Outcome(ending, world.effects(), bench.journal().entries());
    }
  }
}
