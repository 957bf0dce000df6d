package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.contract.MemoryJournal;
import dev.firedrill.workflows.patroni.PatroniFailover;
import dev.firedrill.workflows.patroni.PatroniFailoverWorld;
import dev.firedrill.workflows.procedure.Entry.Kind;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that people stop: it undoes, and past its point of no return it asks what is wanted. */
class CancelTest {

  private final PatroniFailoverWorld world = new PatroniFailoverWorld();
  private Bench bench = bench(Fault.NONE, Answers.BY_HAND);
  private WorkflowStub run = start();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void atAnOpenGateTheRunEndsAtOnceAndTheGateIsNotDenied() {
    GateCard gate = awaitGate();
    cancel("operator");
    assertThat(ending()).isEqualTo(Ending.ABORTED);
    assertThat(world.effects()).isEmpty();
    assertThat(bench.journal().last().detail())
        .isEqualTo("cancelled by operator: changed my mind\nnothing was changed");
    assertThat(bench.journal().entries())
        .extracting(Entry::kind)
        .contains(Kind.CANCEL_ASKED, Kind.GATE_CANCELLED)
        .doesNotContain(Kind.GATE_DENIED, Kind.GATE_EXPIRED, Kind.STEP_PARKED);
    assertThatThrownBy(() -> bench.decide(run, gate)).isNotNull();
  }

  @Test
  void whoWasAskedMayCancelAndAStrangerMayNot() {
    GateCard gate = awaitGate();
    assertThatThrownBy(() -> bench.choose(run, by("guest", "others")))
        .hasStackTraceContaining("neither launches runbooks nor was asked");
    bench.choose(run, by("commander", gate.deciders().groups().getFirst()));
    assertThat(ending()).isEqualTo(Ending.ABORTED);
  }

  @Test
  void anUnsignedOrReplayedCancelStopsNothing() {
    GateCard gate = awaitGate();
    SignedChoice genuine = MemoryJournal.stop(id(), Choice.CANCEL, "operator");
    assertThatThrownBy(() -> bench.choose(run, genuine.signed("forged")))
        .hasStackTraceContaining("not signed by Firedrill's web server");
    SignedChoice other = MemoryJournal.stop("run-of-yesterday", Choice.CANCEL, "operator");
    assertThatThrownBy(() -> bench.choose(run, other)).hasStackTraceContaining("another run");
    bench.decide(run, gate);
    assertThat(bench.journal().entries()).extracting(Entry::kind).doesNotContain(Kind.CANCEL_ASKED);
  }

  @Test
  void atTheStopSwitchARunIsCancelledAndItsUndoWaitsVisibly() {
    waitAtTheSwitchWithClientsHeld(Fault.NONE);
    cancel("operator");
    bench.journal().awaitTold(entry -> isHaltedUndo(entry));
    assertThatThrownBy(() -> cancel("operator")).hasStackTraceContaining("ending already");
    assertThat(world.effects()).endsWith("hold");
    bench.release(run);
    assertThat(ending()).isEqualTo(Ending.ABORTED);
    assertThat(world.defectsAfterUndo()).isEmpty();
  }

  @Test
  void anUndoThatWaitsAtTheStopSwitchMayBeLeftAndIsNamed() {
    waitAtTheSwitchWithClientsHeld(Fault.NONE);
    cancel("operator");
    bench.journal().awaitTold(entry -> isHaltedUndo(entry));
    bench.choose(run, MemoryJournal.stop(id(), Choice.LEAVE, "operator"));
    assertThat(ending()).isEqualTo(Ending.UNVERIFIED);
    assertThat(world.effects()).endsWith("hold");
    assertThat(bench.journal().last().detail())
        .contains("the undoing was stopped by operator")
        .contains("not taken back, do it by hand when you know the outcome: Let clients through");
  }

  @Test
  void aFailedUndoParksAndIsMadeWhenItIsTriedAgain() {
    ParkCard card = parkedAtTheUndo();
    assertThat(card.offers())
        .extracting(Offer::label)
        .containsExactly(
            "Try “Let clients through again” again",
            "Leave it as it is",
            "Stop undoing and end as unverified");
    bench.mend();
    bench.choose(run, MemoryJournal.choice(id(), card, Choice.RETRY));
    assertThat(ending()).isEqualTo(Ending.ABORTED);
    assertThat(world.defectsAfterUndo()).isEmpty();
  }

  @Test
  void anUndoThatIsLeftEndsTheRunAsUnverified() {
    ParkCard card = parkedAtTheUndo();
    bench.choose(run, MemoryJournal.choice(id(), card, Choice.SKIP));
    assertThat(ending()).isEqualTo(Ending.UNVERIFIED);
    assertThat(bench.journal().last().detail())
        .contains("left as it is: Let clients through again")
        .contains("skipped by approver: Let clients through again: by hand");
  }

  @Test
  void pastThePointOfNoReturnACancelParksAndTheRunMayGoOn() {
    awaitGate();
    bench.decide(run, bench.journal().gate().orElseThrow());
    bench
        .journal()
        .awaitTold(entry -> entry.title().equals("Approve bringing the old leader back"));
    cancel("operator");
    Entry parked = bench.journal().awaitTold(Kind.STEP_PARKED);
    ParkCard card = Objects.requireNonNull(parked.parked());
    assertThat(card.offers())
        .extracting(Offer::label)
        .containsExactly("Go on after all", "End as unverified");
    assertThatThrownBy(() -> cancel("operator")).hasStackTraceContaining("past its point of no");
    bench.choose(run, MemoryJournal.choice(id(), card, Choice.GO_ON));
    GateCard again = awaitGateAfter(parked);
    bench.decide(run, again);
    assertThat(ending()).isEqualTo(Ending.RECOVERED);
    assertThat(world.defectsAfterRecovery()).isEmpty();
  }

  @Test
  void aYesThatCountedDoesNotCountAgainAtTheGateThatACancelReopened() {
    bench.close();
    bench =
        new Bench(
            PatroniFailover.class,
            world.verbs(),
            Fault.NONE,
            Answers.BY_HAND,
            new Terms("prod", false, new Terms.Quorum(2, null, null), null));
    run = start();
    GateCard first = awaitGate();
    bench.decide(run, first, "ann");
    bench.decide(run, first, "bob");
    GateCard second =
        Objects.requireNonNull(
            bench
                .journal()
                .awaitTold(entry -> entry.gate() != null && entry.gate().id() > first.id())
                .gate());
    bench.decide(run, second, "ann");
    cancel("operator");
    Entry parked = bench.journal().awaitTold(Kind.STEP_PARKED);
    ParkCard card = Objects.requireNonNull(parked.parked());
    bench.choose(run, MemoryJournal.choice(id(), card, Choice.GO_ON));
    GateCard again = awaitGateAfter(parked);
    assertThat(again.digest()).isEqualTo(second.digest());
    assertThatThrownBy(() -> bench.decide(run, again, "ann"))
        .as("the same words, signed at the same moment")
        .hasStackTraceContaining("counted before");
  }

  private static boolean isHaltedUndo(Entry entry) {
    return entry.kind() == Kind.HALTED && entry.title().equals("Let clients through again");
  }

  private ParkCard parkedAtTheUndo() {
    waitAtTheSwitchWithClientsHeld(new Fault("HaproxyResume", Fault.Kind.REFUSED));
    cancel("operator");
    bench.journal().awaitTold(entry -> isHaltedUndo(entry));
    bench.release(run);
    return Objects.requireNonNull(bench.journal().awaitTold(Kind.STEP_PARKED).parked());
  }

  private void waitAtTheSwitchWithClientsHeld(Fault fault) {
    bench.close();
    bench = bench(fault, Answers.YES);
    bench.journal().stopFrom(Kind.NO_WAY_BACK_BEGAN, "an admin: wait");
    run = start();
    bench.journal().awaitTold(Kind.HALTED);
    assertThat(world.effects()).endsWith("hold");
  }

  private Bench bench(Fault fault, Answers answers) {
    return new Bench(PatroniFailover.class, world.verbs(), fault, answers);
  }

  private WorkflowStub start() {
    return bench.start(world.runbook(), world.request());
  }

  private void cancel(String person) {
    bench.choose(run, MemoryJournal.stop(id(), Choice.CANCEL, person));
  }

  private SignedChoice by(String person, String group) {
    return MemoryJournal.stop(id(), Choice.CANCEL, person, group);
  }

  private GateCard awaitGate() {
    return Objects.requireNonNull(bench.journal().awaitTold(Kind.GATE_OPENED).gate());
  }

  private GateCard awaitGateAfter(Entry earlier) {
    return Objects.requireNonNull(
        bench
            .journal()
            .awaitTold(entry -> entry.gate() != null && entry.sequence() > earlier.sequence())
            .gate());
  }

  private String id() {
    return run.getExecution().getWorkflowId();
  }

  private Ending ending() {
    try {
      run.getResult(Object.class);
      return Ending.RECOVERED;
    } catch (WorkflowFailedException failed) {
      return Endings.of(failed);
    }
  }
}
