package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.contract.MemoryJournal;
import dev.firedrill.workflows.procedure.Entry.Kind;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Somebody cancels while the last step is being carried out. */
class LateCancelTest {

  private static final DoorWorkflow.Door DOOR =
      new DoorWorkflow.Door(new TargetName("gate"), "late", 1, Duration.ofMinutes(15), "");

  /** A door that takes its time. */
  private static final class SlowHinge implements DoorWorkflow.Hinge {

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final AtomicInteger openings = new AtomicInteger();

    @Override
    public void open(String run) {
      try {
        cancelled.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      openings.incrementAndGet();
    }
  }

  @Test
  void stopsNothingAndTheEndingSaysSo() throws Exception {
    SlowHinge hinge = new SlowHinge();
    try (Bench bench =
        new Bench(DoorWorkflow.Opened.class, List.of(hinge), Fault.NONE, Answers.YES)) {
      WorkflowStub run = bench.start("door", DOOR);
      bench.journal().awaitTold(Kind.CHANGE_BEGAN);
      String id = run.getExecution().getWorkflowId();
      bench.choose(run, MemoryJournal.stop(id, Choice.CANCEL, "operator"));
      hinge.cancelled.countDown();
      run.getResult(String.class);
      assertThat(hinge.openings).hasValue(1);
      assertThat(bench.journal().last().ending()).isEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().last().detail())
          .isEqualTo(
              "nothing was stopped: cancelled after the last step by operator: changed my mind");
      bench.replay(bench.history(run));
    }
  }
}
