package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gate of a run, one at a time. A decision counts when its signature is genuine, it is about
 * this very gate, and the card has no objection; it is final when the journal has it.
 */
final class GateDesk implements GateUpdates {

  private final Signatures signatures = Activities.stub(Signatures.class);
  private final Teller teller;
  private @Nullable GateCard open;
  private @Nullable Decision decision;
  private boolean told;

  GateDesk(Teller teller) {
    this.teller = teller;
    Workflow.registerListener(this);
  }

  /** Takes decisions about this gate from now on; opened before it is told, as people are fast. */
  void open(GateCard card) {
    open = card;
    decision = null;
    told = false;
  }

  /** The decision, or null when nobody decided in time. */
  @Nullable Decision await(GateCard card) {
    Workflow.await(Duration.between(Teller.time(), card.expires()), () -> told);
    open = null; // from here on no further decision is taken
    Workflow.await(() -> told || decision == null); // one that came in time is still being told
    return decision;
  }

  @Override
  public Receipt decide(SignedDecision signed) {
    refuseOn(objections(signed));
    if (!signatures.genuine(signed)) {
      refuseOn(List.of("the decision was not signed by Firedrill's web server"));
    }
    refuseOn(
        objections(signed)); // another decision may have come in while the signature was checked
    Decision counted = new Decision(signed.yes(), signed.person(), signed.reason(), Teller.time());
    GateCard card = requireNonNull(open);
    decision = counted;
    Entry entry = teller.decided(card, counted);
    try {
      teller.now(entry);
      told = true;
    } catch (TemporalFailure untold) {
      teller.forget(entry);
      decision = null; // a decision that is not in the audit does not count
      throw untold;
    }
    return new Receipt(counted.yes(), counted.yes() ? "Approved" : "Denied");
  }

  @Override
  public void mayDecide(SignedDecision signed) {
    refuseOn(objections(signed));
  }

  private List<String> objections(SignedDecision signed) {
    if (!signed.run().equals(Workflow.getInfo().getWorkflowId())) {
      return List.of("the decision is about another run");
    }
    if (decision != null) {
      return List.of("already decided by " + decision.person());
    }
    if (open == null) {
      return List.of("no gate is open");
    }
    if (Teller.time().isAfter(open.expires())) {
      return List.of("the gate's time is over: silence was a no");
    }
    return open.objectionsTo(signed);
  }

  private static void refuseOn(List<String> objections) {
    if (!objections.isEmpty()) {
      throw ApplicationFailure.newNonRetryableFailure(
          String.join("\n", objections), "DecisionRefused");
    }
  }
}
