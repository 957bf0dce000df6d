package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.contract.MemoryJournal;
import dev.firedrill.workflows.patroni.PatroniFailover;
import dev.firedrill.workflows.patroni.PatroniFailoverWorld;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gate of a running workflow: fails closed, and is final. */
class GateDeskTest {

  private final PatroniFailoverWorld world = new PatroniFailoverWorld();
  private final Bench bench =
      new Bench(PatroniFailover.class, world.verbs(), Fault.NONE, Answers.BY_HAND);
  private WorkflowStub run = bench.start(world.runbook(), world.request());
  private GateCard card = awaitGate();

  @BeforeEach
  void nothingWasDoneYet() {
    assertThat(world.effects()).isEmpty();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aDecisionThatTheWebServerDidNotSignOpensNothing() {
    SignedDecision forged = decision("approver", true).signed("forged");
    assertThatThrownBy(() -> send(forged))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("not signed by Firedrill's web server");
    assertThat(world.effects()).isEmpty();
  }

  @Test
  void aDecisionAboutAnotherRunOpensNothing() {
    SignedDecision replayed = MemoryJournal.decision("run-of-yesterday", card, true, "approver");
    assertThatThrownBy(() -> send(replayed)).hasStackTraceContaining("about another run");
    assertThat(world.effects()).isEmpty();
  }

  @Test
  void theStarterMayNotApprove() {
    assertThatThrownBy(() -> send(decision("starter", true)))
        .hasStackTraceContaining("starter started the run and may not approve it");
    assertThat(world.effects()).isEmpty();
  }

  @Test
  void oneDenialEndsTheRunForGood() {
    send(decision("approver", false));
    assertThatThrownBy(() -> send(decision("other", true))).isNotNull();
    assertThat(ending()).isEqualTo(Ending.DECLINED);
    assertThat(world.effects()).isEmpty();
  }

  @Test
  void ofManyWhoRaceExactlyOneDecides() throws Exception {
    int counted = 0;
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> clicks =
          java.util.stream.IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> isCounted(decision("approver-" + i, i % 2 == 0)))
              .toList();
      for (Future<Boolean> click : people.invokeAll(clicks)) {
        counted += click.get() ? 1 : 0;
      }
    }
    assertThat(counted).isEqualTo(1);
  }

  @Test
  void aDecisionIsInTheEnginesHistoryBeforeItIsInTheJournal() {
    send(decision("approver", false));
    List<EventType> events =
        bench.history(run).getEvents().stream().map(HistoryEvent::getEventType).toList();
    assertThat(events.indexOf(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED))
        .isPositive()
        .isLessThan(events.indexOf(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED));
    assertThat(bench.journal().entries())
        .extracting(Entry::kind)
        .containsOnlyOnce(Entry.Kind.GATE_DENIED);
  }

  private boolean isCounted(SignedDecision decision) {
    try {
      send(decision);
      return true;
    } catch (RuntimeException refused) {
      return false;
    }
  }

  private Receipt send(SignedDecision decision) {
    return bench.client().newUntypedWorkflowStub(id()).update("decide", Receipt.class, decision);
  }

  private SignedDecision decision(String person, boolean yes) {
    return MemoryJournal.decision(id(), card, yes, person);
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

  private GateCard awaitGate() {
    GateCard open = requireNonNull(bench.journal().awaitTold(Entry.Kind.GATE_OPENED).gate());
    bench.awaitWaiting(run);
    return open;
  }
}
