package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Journal;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.Receipt;
import dev.firedrill.workflows.procedure.SignedDecision;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A journal in memory that also lets people answer: a gate it is told of is decided at once. */
public final class MemoryJournal implements Journal {

  private static final Set<Kind> BEGINNINGS =
      EnumSet.of(
          Kind.LOOK_BEGAN,
          Kind.CHECK_BEGAN,
          Kind.GATE_OPENED,
          Kind.CHANGE_BEGAN,
          Kind.NO_WAY_BACK_BEGAN,
          Kind.VERIFY_BEGAN,
          Kind.STEP_LEFT_OUT);

  private static final int CLICKS = 5;

  private final WorkflowClient client;
  private final Answers answers;
  private final AtomicReference<@Nullable Exception> lastTrouble = new AtomicReference<>();
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  MemoryJournal(WorkflowClient client, Answers answers) {
    this.client = client;
    this.answers = answers;
  }

  @Override
  public void tell(String run, Launch launch, List<Entry> told) {
    for (Entry entry : told) {
      if (entries.stream().anyMatch(known -> known.sequence() == entry.sequence())) {
        continue;
      }
      entries.add(entry);
      GateCard card = entry.gate();
      if (card != null && (answers == Answers.YES || answers == Answers.NO)) {
        Thread.ofVirtual().start(() -> answer(run, card, answers == Answers.YES));
      }
    }
  }

  /** Everything told, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The newest gate, once the run has told of one. */
  public Optional<GateCard> gate() {
    return entries.stream().map(Entry::gate).filter(Objects::nonNull).reduce((one, next) -> next);
  }

  /** The titles of the steps that began, undo left aside, in order. */
  public List<String> titles() {
    return entries.stream()
        .filter(entry -> BEGINNINGS.contains(entry.kind()))
        .map(Entry::title)
        .toList();
  }

  /** Whether the run told its ending. */
  public boolean hasEnded() {
    return !entries.isEmpty() && entries.getLast().ending() != null;
  }

  /** The last entry's kind of ending. */
  public Entry last() {
    return entries.getLast();
  }

  /** Clicks, and clicks again when the desk could not say what became of the first. */
  private void answer(String run, GateCard card, boolean yes) {
    SignedDecision decision = decision(run, card, yes, "approver");
    for (int click = 1; click <= CLICKS; click++) {
      try {
        client.newUntypedWorkflowStub(run).update("decide", Receipt.class, decision);
        return;
      } catch (WorkflowUpdateException refused) {
        return; // the run has judged
      } catch (WorkflowServiceException noAnswer) {
        lastTrouble.set(noAnswer);
      }
    }
  }

  /** A genuine decision by this person, who is in the gate's group and typed its phrase. */
  public static SignedDecision decision(String run, GateCard card, boolean yes, String person) {
    return new SignedDecision(
        run,
        card.id(),
        card.digest(),
        yes,
        person,
        List.of(card.group()),
        "looks right",
        card.phrase(),
        Instant.EPOCH,
        "n",
        Desk.GENUINE);
  }
}
