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
 * @param group whose members may decide
 * @param barred the person who may not decide (the starter), or null where policy lets everybody
 * @param phrase what has to be typed for a yes, or empty
 * @param digest of the runbook's version, the inputs and the declared facts
 */
public record GateCard(
    int id,
    String title,
    String question,
    @Nullable Table seen,
    List<String> willHappen,
    String loss,
    String group,
    @Nullable String barred,
    String phrase,
    Instant opened,
    Instant expires,
    String digest) {

  public GateCard {
    requireNonNull(title, "title");
    requireNonNull(question, "question");
    willHappen = List.copyOf(willHappen);
    requireNonNull(loss, "loss");
    requireNonNull(group, "group");
    requireNonNull(phrase, "phrase");
    requireNonNull(opened, "opened");
    requireNonNull(expires, "expires");
    requireNonNull(digest, "digest");
  }

  /** Every reason why this decision does not count; empty means that it does. */
  public List<String> objectionsTo(SignedDecision decision) {
    List<String> objections = new ArrayList<>();
    if (decision.gate() != id || !decision.digest().equals(digest)) {
      objections.add("the decision was made about another state of the run: read the gate again");
    }
    if (!decision.groups().contains(group)) {
      objections.add(decision.person() + " is not a member of " + group);
    }
    if (decision.yes() && decision.person().equals(barred)) {
      objections.add(decision.person() + " started the run and may not approve it");
    }
    if (decision.reason().isBlank()) {
      objections.add("a decision needs a reason");
    }
    if (decision.yes() && !decision.typed().equals(phrase)) {
      objections.add("to say yes, type: " + phrase);
    }
    return objections;
  }
}
