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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A parked run waits for one choice of a named person, and only for that. */
class ParkingTest {

  private static final String HOLD = "HaproxyHold";
  private static final String PROMOTE = "PatroniFailOver";

  private final PatroniFailoverWorld world = new PatroniFailoverWorld();
  private Bench bench = parkedAt(HOLD);
  private WorkflowStub run = start();
  private ParkCard card = awaitParking(1);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theCardSaysWhyTheRunWaitsAndWhatEachChoiceDoes() {
    assertThat(card.title()).isEqualTo("Hold client traffic");
    assertThat(card.reasons()).containsExactly("refused by the test");
    assertThat(card.offers())
        .extracting(Offer::label)
        .containsExactly("Try “Hold client traffic” again", "Skip it", "Undo and end");
  }

  @Test
  void aChoiceThatTheWebServerDidNotSignDoesNothing() {
    assertThatThrownBy(() -> bench.choose(run, choice(Choice.ABORT).signed("forged")))
        .hasStackTraceContaining("not signed by Firedrill's web server");
    staysParked();
  }

  @Test
  void aChoiceAboutAnotherRunOrAnotherParkingDoesNothing() {
    SignedChoice other = MemoryJournal.choice("run-of-yesterday", card, Choice.ABORT);
    assertThatThrownBy(() -> bench.choose(run, other)).hasStackTraceContaining("another run");
    retry();
    ParkCard second = awaitParking(2);
    assertThat(second.digest()).isNotEqualTo(card.digest());
    assertThatThrownBy(() -> bench.choose(run, choice(Choice.ABORT)))
        .hasStackTraceContaining("about another state of the run");
    card = second;
    staysParked();
  }

  @Test
  void aReplayedChoiceDoesNothing() {
    SignedChoice retry = choice(Choice.RETRY);
    bench.choose(run, retry);
    awaitParking(2);
    assertThatThrownBy(() -> bench.choose(run, retry)).hasStackTraceContaining("counted already");
  }

  @Test
  void aChoiceWithoutAReasonOrByAStrangerOrThatIsNotOfferedDoesNothing() {
    assertThatThrownBy(
            () -> bench.choose(run, changed(Choice.RETRY, "approver", card.group(), " ")))
        .hasStackTraceContaining("needs a reason");
    assertThatThrownBy(() -> bench.choose(run, changed(Choice.RETRY, "guest", "others", "why")))
        .hasStackTraceContaining("neither launches runbooks nor");
    assertThatThrownBy(() -> bench.choose(run, choice(Choice.GO_ON)))
        .hasStackTraceContaining("does not offer");
    staysParked();
  }

  @Test
  void onlyWhoMayApproveMaySkipWhatWasApproved() {
    assertThatThrownBy(() -> bench.choose(run, changed(Choice.SKIP, "guest", "others", "why")))
        .hasStackTraceContaining("only a member of incident-commander");
    assertThatThrownBy(
            () -> bench.choose(run, changed(Choice.SKIP, "starter", card.group(), "why")))
        .hasStackTraceContaining("starter started the run and may not skip");
    staysParked();
  }

  @Test
  void ofManyWhoChooseAtOnceExactlyOneCounts() throws Exception {
    int counted = 0;
    List<Choice> wanted = List.of(Choice.RETRY, Choice.ABORT, Choice.SKIP, Choice.ABORT);
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> clicks =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> isCounted(changed(wanted.get(i % 4), "p-" + i, card.group(), "why")))
              .toList();
      for (Future<Boolean> click : people.invokeAll(clicks)) {
        counted += click.get() ? 1 : 0;
      }
    }
    assertThat(counted).isEqualTo(1);
  }

  @Test
  void undoingFromTheParkedStepLeavesNothingBehind() {
    bench.choose(run, choice(Choice.ABORT));
    assertThat(ending()).isEqualTo(Ending.ABORTED);
    assertThat(world.defectsAfterUndo()).isEmpty();
    assertThat(bench.journal().last().detail()).contains("ended by approver: by hand");
  }

  @Test
  void cancellingAParkedRunIsToAbortIt() {
    bench.choose(run, MemoryJournal.stop(id(), Choice.CANCEL, "operator"));
    assertThat(ending()).isEqualTo(Ending.ABORTED);
    assertThat(bench.journal().last().detail()).contains("cancelled by operator: changed my mind");
  }

  @Test
  void whatIsCancelledAtTheEngineIsUndoneAndNotParkedAgain() {
    run.cancel();
    bench.journal().awaitTold(Kind.RUN_ENDED);
    assertThat(bench.journal().last().ending()).isEqualTo(Ending.ABORTED);
    assertThat(world.defectsAfterUndo()).isEmpty();
    assertThat(bench.journal().last().detail()).contains("cancelled from outside");
    assertThat(parkings()).isEqualTo(1);
  }

  @Test
  void aParkedRunTakesAChoiceAlsoWhileAllChangesAreStopped() {
    bench.journal().stopBy("an admin: wait");
    bench.mend();
    retry();
    bench.journal().awaitTold(Kind.HALTED);
    assertThat(world.effects()).doesNotContain("hold");
    bench.release(run);
    assertThat(ending()).isEqualTo(Ending.RECOVERED);
  }

  @Test
  void pastThePointOfNoReturnEachOpenUndoIsAButtonAndTheRunStaysParked() {
    startAnew(PROMOTE, Fault.Kind.ALWAYS);
    assertThat(card.offers())
        .extracting(Offer::label)
        .containsExactly(
            "Try “Promote the standby” again",
            "Skip it",
            "Let clients through again",
            "End as unverified");
    bench.choose(
        run,
        MemoryJournal.choice(id(), card, Choice.UNDO, "Let clients through again", "approver"));
    card = awaitParking(2);
    assertThat(card.title()).isEqualTo("Promote the standby");
    assertThat(world.effects()).endsWith("hold", "resume");
    assertThat(card.offers()).extracting(Offer::choice).doesNotContain(Choice.UNDO);
    bench.mend();
    retry();
    assertThat(ending()).isEqualTo(Ending.RECOVERED);
    assertThat(world.effects()).containsOnlyOnce("promote pg-2");
  }

  @Test
  void aRunThatIsEndedPastThePointOfNoReturnUndoesNothingByItself() {
    startAnew(PROMOTE, Fault.Kind.ALWAYS);
    bench.choose(run, choice(Choice.ABORT));
    assertThat(ending()).isEqualTo(Ending.UNVERIFIED);
    assertThat(world.effects()).endsWith("hold");
    assertThat(bench.journal().last().detail()).contains("not taken back, do it by hand");
  }

  @Test
  void aTriedStepKeepsItsPlaceSoThatItsEffectIsRecognised() {
    bench.mend();
    retry();
    assertThat(ending()).isEqualTo(Ending.RECOVERED);
    assertThat(bench.journal().entries())
        .filteredOn(entry -> entry.kind() == Kind.STEP_DONE && entry.step() == card.step())
        .extracting(Entry::title)
        .contains("Hold client traffic");
  }

  private void startAnew(String verb, Fault.Kind kind) {
    bench.close();
    bench = new Bench(PatroniFailover.class, world.verbs(), new Fault(verb, kind), Answers.YES);
    run = start();
    card = awaitParking(1);
  }

  private Bench parkedAt(String verb) {
    Fault fault = new Fault(verb, Fault.Kind.REFUSED);
    return new Bench(PatroniFailover.class, world.verbs(), fault, Answers.YES);
  }

  private WorkflowStub start() {
    return bench.start(world.runbook(), world.request());
  }

  private void retry() {
    bench.choose(run, choice(Choice.RETRY));
  }

  private SignedChoice choice(Choice choice) {
    return MemoryJournal.choice(id(), card, choice);
  }

  private SignedChoice changed(Choice choice, String person, String group, String reason) {
    SignedChoice plain = MemoryJournal.choice(id(), card, choice, "", person);
    return new SignedChoice(
        plain.run(),
        plain.parking(),
        plain.digest(),
        choice,
        "",
        person,
        false,
        List.of(group),
        reason,
        plain.at(),
        plain.nonce(),
        plain.signature());
  }

  private boolean isCounted(SignedChoice choice) {
    try {
      bench.choose(run, choice);
      return true;
    } catch (RuntimeException refused) {
      return false;
    }
  }

  private void staysParked() {
    assertThat(bench.journal().hasEnded()).isFalse();
    assertThat(bench.journal().parked()).contains(card);
  }

  private long parkings() {
    return bench.journal().entries().stream().filter(e -> e.kind() == Kind.STEP_PARKED).count();
  }

  private ParkCard awaitParking(int number) {
    Entry parked =
        bench.journal().awaitTold(entry -> entry.parked() != null && entry.parked().id() == number);
    return java.util.Objects.requireNonNull(parked.parked());
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
