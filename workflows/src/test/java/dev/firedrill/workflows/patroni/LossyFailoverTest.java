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
import dev.firedrill.workflows.procedure.Terms;
import io.temporal.client.WorkflowStub;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The failover when nobody is left who has everything: writes are given up, by two people. */
class LossyFailoverTest {

  private static final String PROMOTE = "promote pg-3 losing 60";
  private static final Terms ASKS_TWO =
      new Terms("prod", false, new Terms.Quorum(2, null, null), null);
  private static final Terms ASKS_NOBODY =
      new Terms("dev", true, new Terms.Quorum(0, null, null), null);

  @Test
  void aLossIsGivenUpByTwoPeopleWhoTypeItAndIsInTheReport() {
    PatroniFailoverWorld world = world();
    try (Bench bench = bench(world, new Terms("prod", false))) {
      WorkflowStub run = bench.start(world.runbook(), world.request());
      GateCard card = gate(bench, run, "Approve the failover");
      assertThat(card.deciders().people()).isEqualTo(2);
      assertThat(card.proof().phrase()).isEqualTo("promote pg-3 and lose 60 bytes");
      assertThat(card.loss())
          .startsWith("60 bytes of WAL that are known of (known is 0/64, pg-3 received 0/28)")
          .contains("what pg-1 wrote after its last report to etcd, which is in no number")
          .endsWith(
              "it will still be in the data directory of pg-1, as this run preserved it beside the"
                  + " original; until Patroni starts there, in that of pg-2");

      bench.decide(run, card, "ann");
      bench.journal().awaitTold(Entry.Kind.GATE_APPROVAL_COUNTED);
      assertThat(world.effects()).isEmpty();
      bench.decide(run, card, "ben");
      bench.decide(run, gate(bench, run, "Approve bringing the old leader back"), "ann");

      assertThat(Endings.awaited(run)).isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).containsOnlyOnce(PROMOTE).doesNotHaveDuplicates();
      assertThat(Objects.requireNonNull(bench.journal().last().facts()).rows().getFirst())
          .contains(
              "ann, ben",
              "standby",
              new Loss("pg-3", "pg-1", new Lsn(100), new Lsn(40), false).inWords());
    }
  }

  @Test
  void policyThatAsksNobodyAsksTwoHere() {
    PatroniFailoverWorld world = world();
    try (Bench bench = bench(world, ASKS_NOBODY)) {
      WorkflowStub run = bench.start(world.runbook(), world.request());
      assertThat(gate(bench, run, "Approve the failover").deciders().people()).isEqualTo(2);
      assertThat(world.effects()).isEmpty();
    }
  }

  @Test
  void whoWasDeadAtTheApprovalIsNotWaitedForAtTheEnd() {
    Came came = carryOut(world(Twist.HOST_IS_LOST), () -> {});
    assertThat(came.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(came.effects()).contains(PROMOTE).doesNotContain("preserve", "bring back");
    assertThat(came.report())
        .contains("fenced")
        .anyMatch(cell -> cell.startsWith("the data directory of pg-1, not preserved"));
  }

  @Test
  void aLossThatHasGrownWhilePeopleThoughtStopsTheRun() {
    PatroniFailoverWorld world = world();
    Came came = carryOut(world, () -> world.received(39));
    assertThat(came.ending()).isEqualTo(Ending.REFUSED);
    assertThat(came.effects()).isEmpty();
    assertThat(came.last().detail())
        .isEqualTo("the loss has grown since the question was asked: 61 bytes of WAL, not 60");
  }

  @Test
  void aSmallerLossIsWhatPeopleAcceptedToo() {
    PatroniFailoverWorld world = world();
    Came came = carryOut(world, () -> world.received(41));
    assertThat(came.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(came.effects()).contains(PROMOTE);
  }

  @Test
  void aSynchronousStandbyThatIsBackStopsTheRun() {
    PatroniFailoverWorld world = world();
    Came came = carryOut(world, world::bringSynchronousBack);
    assertThat(came.ending()).isEqualTo(Ending.REFUSED);
    assertThat(came.effects()).isEmpty();
    assertThat(came.last().detail())
        .contains("pg-2 is synchronous and has everything: promote that");
  }

  @Test
  void aRunThatWasApprovedWithoutALossStopsWhenOneAppears() {
    PatroniFailoverWorld world = new PatroniFailoverWorld();
    Came came = carryOut(world, () -> world.reported(101));
    assertThat(came.ending()).isEqualTo(Ending.REFUSED);
    assertThat(came.effects()).isEmpty();
    assertThat(came.last().detail()).contains("pg-2 is behind: up to 1 bytes of WAL would be lost");
  }

  @Test
  void withoutANamedCandidateEachMembersLossIsSaidAndNobodyIsAsked() {
    Came came = carryOut(world(Twist.NOBODY_IS_NAMED), () -> {});
    assertThat(came.ending()).isEqualTo(Ending.REFUSED);
    assertThat(came.last().detail())
        .contains("launch again with the candidate's name, and two people are asked")
        .contains("pg-2 is no running standby: no route to host")
        .contains("pg-3 would lose 60 bytes of WAL");
    assertThat(came.entries()).noneMatch(entry -> entry.kind() == Entry.Kind.GATE_OPENED);
  }

  private record Came(Ending ending, List<String> effects, List<Entry> entries) {

    Entry last() {
      return entries.getLast();
    }

    List<String> report() {
      return Objects.requireNonNull(last().facts()).rows().getFirst();
    }
  }

  /**
   * Two people say yes to whatever is asked; between their yeses this happens. The first yes is in
   * the engine's history by then, so that no look of before is repeated after it.
   */
  private static Came carryOut(PatroniFailoverWorld world, Runnable meanwhile) {
    try (Bench bench = bench(world, ASKS_TWO)) {
      WorkflowStub run = bench.start(world.runbook(), world.request());
      Entry next = nextQuestion(bench, 0);
      while (next.gate() != null) {
        GateCard card = next.gate();
        bench.awaitWaiting(run);
        bench.decide(run, card, "ann");
        bench
            .journal()
            .awaitTold(entry ->
                entry.kind() == Entry.Kind.GATE_APPROVAL_COUNTED && entry.step() == card.id());
        meanwhile.run();
        bench.decide(run, card, "ben");
        next = nextQuestion(bench, card.id());
      }
      return new Came(Endings.awaited(run), world.effects(), bench.journal().entries());
    }
  }

  /** The next gate, or the run's end. */
  private static Entry nextQuestion(Bench bench, int after) {
    return bench
        .journal()
        .awaitTold(
            entry -> entry.ending() != null || (entry.gate() != null && entry.step() > after));
  }

  private static PatroniFailoverWorld world(Twist... twists) {
    Set<Twist> all = EnumSet.of(Twist.NOBODY_HAS_EVERYTHING);
    all.addAll(Arrays.asList(twists));
    return new PatroniFailoverWorld(all);
  }

  private static Bench bench(PatroniFailoverWorld world, Terms terms) {
    return new Bench(PatroniFailover.class, world.verbs(), Fault.NONE, Answers.BY_HAND, terms);
  }

  private static GateCard gate(Bench bench, WorkflowStub run, String title) {
    Entry opened =
        bench
            .journal()
            .awaitTold(
                entry -> entry.kind() == Entry.Kind.GATE_OPENED && entry.title().equals(title));
    bench.awaitWaiting(run);
    return Objects.requireNonNull(opened.gate());
  }
}
