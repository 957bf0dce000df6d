package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.patroni.PatroniFailover;
import dev.firedrill.workflows.patroni.PatroniFailoverWorld;
import dev.firedrill.workflows.procedure.Entry.Kind;
import io.temporal.client.WorkflowStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run whose journal is away for longer than a restart takes: it waits, and is not lost. */
@Execution(ExecutionMode.CONCURRENT)
class AwayJournalTest {

  /** Tried once a second, for longer than a telling is tried at a stretch. */
  private static final int TELLINGS = 30;

  private final PatroniFailoverWorld world = new PatroniFailoverWorld();

  @Test
  void whatItHadBegunItEndsWhenTheJournalIsBack() {
    try (Bench bench = bench()) {
      WorkflowStub run = start(bench);
      run.getResult(Object.class);
      assertThat(world.defectsAfterRecovery()).isEmpty();
      assertThat(world.effects()).doesNotHaveDuplicates();
      assertThat(bench.journal().entries()).extracting(Entry::sequence).doesNotHaveDuplicates();
      assertThat(bench.journal().last().ending()).isEqualTo(Ending.RECOVERED);
    }
  }

  @Test
  void whoCancelsItMeanwhileHasItUndone() {
    try (Bench bench = bench()) {
      WorkflowStub run = start(bench);
      bench.journal().awaitAway();
      bench.awaitWaiting(run); // no more at the gate: a telling has failed since
      assertThat(world.effects()).as("nothing is done that is not told").endsWith("hold");
      run.cancel();
      bench.journal().awaitTold(Kind.RUN_ENDED);
      assertThat(bench.journal().last().ending()).isEqualTo(Ending.ABORTED);
      assertThat(world.defectsAfterUndo()).isEmpty();
    }
  }

  private Bench bench() {
    return new Bench(PatroniFailover.class, world.verbs(), Fault.NONE, Answers.YES);
  }

  private WorkflowStub start(Bench bench) {
    bench.journal().awayFrom(entry -> entry.kind() == Kind.NO_WAY_BACK_BEGAN, TELLINGS);
    return bench.start(world.runbook(), world.request());
  }
}
