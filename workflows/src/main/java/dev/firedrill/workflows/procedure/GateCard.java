package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open gate as people see it and as the workflow checks it.
 *
 * @param id the gate's step in the run
 * @param seen the facts that the question rests on, for the eye
 * @param loss what can be lost by a yes, in words; never empty
 * @param proof what a yes has to carry besides its reason
 * @param digest of the runbook's version, the inputs and the declared facts
 */
public record GateCard(
    int id,
    String title,
    String question,
    @Nullable Table seen,
    List<String> willHappen,
    String loss,
    Deciders deciders,
    Proof proof,
    Instant opened,
    Instant expires,
    String digest) {

  public GateCard {
    requireNonNull(title, "title");
    requireNonNull(question, "question");
    willHappen = List.copyOf(willHappen);
    requireNonNull(loss, "loss");
    requireNonNull(deciders, "deciders");
    requireNonNull(proof, "proof");
    requireNonNull(opened, "opened");
    requireNonNull(expires, "expires");
    requireNonNull(digest, "digest");
  }

  /** Every reason why this decision does not count at this moment; empty means that it does. */
  public List<String> objectionsTo(SignedDecision decision, Instant moment) {
    List<String> objections = new ArrayList<>();
    if (decision.gate() != id || !decision.digest().equals(digest)) {
      objections.add("the decision was made about another state of the run: read the gate again");
    }
    objections.addAll(deciders.objectionsTo(decision, moment));
    if (decision.reason().isBlank() && !isDone(decision)) {
      objections.add("a decision needs a reason");
    }
    if (decision.yes()) {
      objections.addAll(proof.objectionsTo(decision.typed()));
    }
    return objections;
  }

  /** What was done, by hand or with a share, speaks for itself. */
  private boolean isDone(SignedDecision decision) {
    return decision.yes() && proof.isDone();
  }
}
