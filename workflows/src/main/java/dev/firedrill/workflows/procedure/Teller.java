package dev.firedrill.workflows.procedure;

import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the journal what a run does, in order. An end of a step waits for the next beginning, so
 * that both are committed at once; a beginning is committed before the step acts.
 */
final class Teller {

  /**
   * Long enough for a database to be restarted, and bounded: a dead one ends the run, told nowhere.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Journal journal =
      Workflow.newLocalActivityStub(
          Journal.class,
          LocalActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofSeconds(10))
              .setScheduleToCloseTimeout(PATIENCE)
              .setRetryOptions(
                  RetryOptions.newBuilder()
                      .setInitialInterval(Duration.ofMillis(50))
                      .setMaximumInterval(Duration.ofSeconds(1))
                      .build())
              .build());
  private final Launch launch;
  private final List<Entry> untold = new ArrayList<>();
  private int sequence;

  Teller(Launch launch) {
    this.launch = launch;
  }

  /** Told with the next entry that is told now. */
  void later(Entry entry) {
    untold.add(entry);
  }

  /** Returns when the entry, and all before it, are committed. */
  void now(Entry entry) {
    untold.add(entry);
    List<Entry> telling = List.copyOf(untold);
    journal.tell(Workflow.getInfo().getWorkflowId(), launch, telling);
    untold.removeAll(telling);
  }

  /** Never told: what it says did not come to count. */
  void forget(Entry entry) {
    untold.remove(entry);
  }

  Entry entry(Entry.Kind kind, Step step, String detail) {
    return new Entry(
        ++sequence, time(), kind, step.ordinal(), step.title(), detail, null, null, null, null);
  }

  Entry seen(Step step, String detail, @Nullable Table facts) {
    return new Entry(
        ++sequence,
        time(),
        Entry.Kind.STEP_DONE,
        step.ordinal(),
        step.title(),
        detail,
        facts,
        null,
        null,
        null);
  }

  Entry opened(Step step, GateCard card) {
    return new Entry(
        ++sequence,
        time(),
        Entry.Kind.GATE_OPENED,
        step.ordinal(),
        step.title(),
        card.question(),
        card.seen(),
        card,
        null,
        null);
  }

  Entry decided(GateCard card, Decision decision) {
    Entry.Kind kind = decision.yes() ? Entry.Kind.GATE_APPROVED : Entry.Kind.GATE_DENIED;
    return new Entry(
        ++sequence,
        decision.at(),
        kind,
        card.id(),
        card.title(),
        decision.reason(),
        null,
        null,
        decision.person(),
        null);
  }

  Entry ended(Ending ending, List<String> reasons, @Nullable Table report) {
    return new Entry(
        ++sequence,
        time(),
        Entry.Kind.RUN_ENDED,
        0,
        launch.runbook(),
        String.join("\n", reasons),
        report,
        null,
        null,
        ending);
  }

  static Instant time() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
