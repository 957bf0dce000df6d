package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gate of a run, one at a time. A decision counts when its signature is genuine, it is about
 * this very gate, and neither the card nor those who decided before have an objection; it stands
 * when the journal has it. The first no is final, and so is the last yes that is needed.
 */
final class GateDesk implements GateUpdates {

  /** Since 2026-11: before that, a decision was told while the engine did not have it yet. */
  private static final String AFTER_HISTORY = "decision-told-after-history";

  private final Signatures signatures = Activities.stub(Signatures.class);
  private final Teller teller;

  /** A cancel may open a gate anew: what counted before may not be sent again by another. */
  private final Set<String> taken = new HashSet<>();

  private @Nullable Tally open;
  private @Nullable Decision decision;
  private boolean telling;
  private boolean told;

  GateDesk(Teller teller) {
    this.teller = teller;
    Workflow.registerListener(this);
  }

  /** Takes decisions about this gate from now on; opened before it is told, as people are fast. */
  Tally open(GateCard card) {
    Tally tally = new Tally(card);
    open = tally;
    decision = null;
    told = false;
    return tally;
  }

  /** The decision, or null when too few decided in time, or before somebody cancelled the run. */
  @Nullable Decision await(GateCard card, ParkDesk cancel) {
    Deciders.Escalation escalation = card.deciders().escalation();
    if (escalation != null) {
      awaitUntil(escalation.at(), cancel);
      if (decision == null && !cancel.isStopAsked()) {
        cancel.asks(escalation.group());
        teller.now(teller.escalated(card, escalation.group()));
      }
    }
    awaitUntil(card.expires(), cancel);
    open = null; // from here on no further decision is taken
    Workflow.await(() -> told || !telling); // one that came in time is still being told
    return decision;
  }

  private void awaitUntil(Instant moment, ParkDesk cancel) {
    Duration left = Duration.between(Teller.time(), moment);
    if (left.isPositive()) {
      Workflow.await(left, () -> told || cancel.isStopAsked());
    }
  }

  @Override
  public Receipt decide(SignedDecision signed) {
    refuseOn(objections(signed));
    if (!signatures.genuine(signed)) {
      refuseOn(List.of("the decision was not signed by Firedrill's web server"));
    }
    refuseOn(objections(signed)); // others may have decided while the signature was checked
    Workflow.await(() -> !telling); // one at a time, as each depends on those before
    refuseOn(objections(signed));
    Receipt receipt = count(requireNonNull(open), signed);
    taken.add(signed.signedText());
    return receipt;
  }

  private Receipt count(Tally tally, SignedDecision signed) {
    Decision answer = signed.decision(Teller.time());
    boolean last = tally.isLast(answer);
    decision = last ? tally.result(answer) : null;
    telling = true;
    Entry entry = last ? teller.decided(tally.card(), answer) : teller.counted(tally, answer);
    try {
      tell(entry);
    } catch (TemporalFailure untold) {
      teller.forget(entry);
      decision = null; // a decision that is not in the audit does not count
      telling = false;
      throw untold;
    }
    telling = false;
    if (last) {
      told = true;
      return new Receipt(answer.yes(), answer.yes() ? "Approved" : "Denied");
    }
    String soFar = tally.with(answer);
    tally.count(answer, signed.who());
    return new Receipt(true, "Counted: " + soFar);
  }

  private void tell(Entry entry) {
    if (Workflow.getVersion(AFTER_HISTORY, Workflow.DEFAULT_VERSION, 1) == 1) {
      teller.nowAfterHistory(entry);
    } else {
      teller.now(entry);
    }
  }

  @Override
  public void mayDecide(SignedDecision signed) {
    refuseOn(objections(signed));
  }

  private List<String> objections(SignedDecision signed) {
    if (!signed.run().equals(Workflow.getInfo().getWorkflowId())) {
      return List.of("the decision is about another run");
    }
    if (taken.contains(signed.signedText())) {
      return List.of("this very decision has counted before: read the gate again");
    }
    if (decision != null) {
      return List.of("already decided by " + decision.person());
    }
    if (open == null) {
      return List.of("no gate is open");
    }
    Instant now = Teller.time();
    if (now.isAfter(open.card().expires())) {
      return List.of("the gate's time is over: silence was a no");
    }
    List<String> objections = new ArrayList<>(open.card().objectionsTo(signed, now));
    objections.addAll(open.objectionsTo(signed));
    return objections;
  }

  private static void refuseOn(List<String> objections) {
    if (!objections.isEmpty()) {
      throw ApplicationFailure.newNonRetryableFailure(
          String.join("\n", objections), "DecisionRefused");
    }
  }
}
