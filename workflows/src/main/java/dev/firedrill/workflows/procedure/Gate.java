package dev.firedrill.workflows.procedure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to people, as a procedure states it. Silence is no.
 *
 * @param restingOn the declared facts: if one changes, the decision no longer counts
 */
public record Gate(
    String question,
    @Nullable Table seen,
    List<String> willHappen,
    List<String> restingOn,
    String loss,
    String group,
    String phrase,
    Duration within) {

  public Gate {
    willHappen = List.copyOf(willHappen);
    restingOn = List.copyOf(restingOn);
  }

  /** A gate that asks this, and by which, unless said otherwise, nothing can be lost. */
  public static Gate asking(String question) {
    return new Gate(
        question, null, List.of(), List.of(), "nothing", "approver", "", Duration.ofMinutes(15));
  }

  /** The facts people look at while they decide. */
  public Gate showing(Facts facts) {
    return new Gate(question, facts.asTable(), willHappen, restingOn, loss, group, phrase, within);
  }

  /** What a yes sets going, in the order in which it happens. */
  public Gate willDo(List<String> steps) {
    return new Gate(question, seen, steps, restingOn, loss, group, phrase, within);
  }

  /** The facts that the decision rests on; not those that move every second. */
  public Gate restingOn(List<String> declaredFacts) {
    return new Gate(question, seen, willHappen, declaredFacts, loss, group, phrase, within);
  }

  /** What can be lost by a yes. */
  public Gate losing(String whatCanBeLost) {
    return new Gate(question, seen, willHappen, restingOn, whatCanBeLost, group, phrase, within);
  }

  /** The group whose members may decide. */
  public Gate by(String deciders) {
    return new Gate(question, seen, willHappen, restingOn, loss, deciders, phrase, within);
  }

  /** The words a person has to type for a yes: an attestation, by name. */
  public Gate typing(String words) {
    return new Gate(question, seen, willHappen, restingOn, loss, group, words, within);
  }

  /** How long the gate stays open; after that the answer is no. */
  public Gate within(Duration open) {
    return new Gate(question, seen, willHappen, restingOn, loss, group, phrase, open);
  }
}
