package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNullElse;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Tells the journal what a run does, in order. An end of a step waits for the next beginning, so
 * that both are committed at once; a beginning is committed before the step acts.
 */
final class Teller {

  private static final Logger LOG = Workflow.getLogger(Teller.class);
  private static final String AWAY_IS_WAITED_FOR = "a journal that is away is waited for";

  private static final Duration ONCE = Duration.ofSeconds(10);

  /** Long enough for a database to be restarted; each second of it is some of a run's history. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** For what people decide, who wait for the answer. */
  private static final Duration OF_PEOPLE = Duration.ofMinutes(5);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final RetryOptions AGAIN =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(50))
          .setMaximumInterval(Duration.ofSeconds(1))
          .build();

  private final Journal journal =
      Workflow.newLocalActivityStub(
          Journal.class,
          LocalActivityOptions.newBuilder()
              .setStartToCloseTimeout(ONCE)
              .setScheduleToCloseTimeout(PATIENCE)
              .setRetryOptions(AGAIN)
              .build());
  private final Journal afterHistory =
      Workflow.newActivityStub(
          Journal.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(ONCE)
              .setScheduleToCloseTimeout(OF_PEOPLE)
              .setHeartbeatTimeout(Activities.HEARTBEAT)
              .setRetryOptions(AGAIN)
              .build());
  private final Launch launch;
  private final List<Entry> untold = new ArrayList<>();
  private int sequence;
  private String stop = "";

  Teller(Launch launch) {
    this.launch = launch;
  }

  /** The place of the entry that was made last; 0 before the first. */
  int last() {
    return sequence;
  }

  /** Told with the next entry that is told now. */
  void later(Entry entry) {
    untold.add(entry);
  }

  /**
   * Returns when the entry, and all before it, are committed. A journal that is away is waited for,
   * however long that takes: what was not told is not done, and what was done is not left.
   */
  void now(Entry entry) {
    Pause pause = Pause.upTo(LONGEST_PAUSE);
    while (!isTold(entry)) {
      LOG.warn("the journal takes nothing; it is asked again in {}", pause.length());
      Workflow.sleep(pause.length());
      pause = pause.next();
    }
  }

  private boolean isTold(Entry entry) {
    try {
      tell(entry, journal);
      return true;
    } catch (ActivityFailure failure) {
      boolean away = failure.getRetryState() == RetryState.RETRY_STATE_TIMEOUT;
      if (!away || Workflow.getVersion(AWAY_IS_WAITED_FOR, Workflow.DEFAULT_VERSION, 1) != 1) {
        throw failure;
      }
      untold.remove(entry); // in its place again when it is told
      return false;
    }
  }

  /**
   * As {@link #now}, for what came from outside: the engine has it in its history before the
   * journal does. What only the journal had would be gone from the run when the worker dies in
   * between.
   */
  void nowAfterHistory(Entry entry) {
    tell(entry, afterHistory);
  }

  private void tell(Entry entry, Journal where) {
    untold.add(entry);
    List<Entry> telling = List.copyOf(untold);
    tell(telling, where);
    untold.removeAll(telling);
  }

  /** Who had stopped all changes when an entry was told last, and why; "" when nobody had. */
  String stop() {
    return stop;
  }

  /** As {@link #stop}, asked anew. */
  String stopNow() {
    tell(List.of(), journal);
    return stop;
  }

  private void tell(List<Entry> entries, Journal where) {
    // A run that began before there was a stop switch replays a telling without an answer.
    stop = requireNonNullElse(where.tell(id(), launch, entries), "");
  }

  private static String id() {
    return Workflow.getInfo().getWorkflowId();
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

  /** A gate of a plan, as it would open. */
  Entry planned(Step step, Gate gate, Terms terms) {
    return new Entry(
        ++sequence,
        time(),
        Entry.Kind.GATE_PLANNED,
        step.ordinal(),
        step.title(),
        PlannedGate.inWords(gate, terms),
        gate.seen(),
        null,
        null,
        null);
  }

  Entry decided(GateCard card, Decision decision) {
    Entry.Kind kind = decision.yes() ? Entry.Kind.GATE_APPROVED : Entry.Kind.GATE_DENIED;
    return said(kind, card, decision, "");
  }

  /** A yes that is not the last that the gate needs. */
  Entry counted(Tally tally, Decision yes) {
    return said(Entry.Kind.GATE_APPROVAL_COUNTED, tally.card(), yes, tally.with(yes) + ": ");
  }

  /** A further group may decide from now on. */
  Entry escalated(GateCard card, String group) {
    return entry(Entry.Kind.GATE_ESCALATED, new Step(card.id(), card.title()), group);
  }

  private Entry said(Entry.Kind kind, GateCard card, Decision decision, String before) {
    boolean value = decision.yes() && card.proof().kind() == Proof.Kind.VALUE;
    String typed = value ? " (" + card.proof().words() + ": " + decision.typed() + ")" : "";
    String reason = decision.reason().isBlank() ? done(card.proof()) : decision.reason();
    return new Entry(
        ++sequence,
        decision.at(),
        kind,
        card.id(),
        card.title(),
        before + reason + typed,
        null,
        null,
        decision.person(),
        null);
  }

  private static String done(Proof proof) {
    return proof.kind() == Proof.Kind.SHARE ? "enters a share" : "done by hand";
  }

  Entry parked(Step step, ParkCard card) {
    return new Entry(
        ++sequence,
        card.since(),
        Entry.Kind.STEP_PARKED,
        step.ordinal(),
        step.title(),
        String.join("\n", card.reasons()),
        null,
        null,
        null,
        null,
        card);
  }

  Entry chosen(Step step, Chosen chosen) {
    String which = chosen.undo().isEmpty() ? "" : chosen.undo() + ": ";
    return new Entry(
        ++sequence,
        chosen.at(),
        chosen.choice().told(),
        step.ordinal(),
        step.title(),
        which + chosen.reason(),
        null,
        null,
        chosen.person(),
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
