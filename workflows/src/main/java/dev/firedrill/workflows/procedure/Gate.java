package dev.firedrill.workflows.procedure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to people, as a procedure states it. Silence is no.
 *
 * @param restingOn the declared facts: if one changes, the decision no longer counts
 * @param people the least number of people whom it needs whatever policy says; 0 leaves it to
 *     policy
 */
public record Gate(
    String question,
    @Nullable Table seen,
    List<String> willHappen,
    List<String> restingOn,
    String loss,
    List<String> groups,
    int people,
    Proof proof,
    Duration within) {

  public Gate {
    willHappen = List.copyOf(willHappen);
    restingOn = List.copyOf(restingOn);
    groups = List.copyOf(groups);
  }

  /** A gate that asks this, and by which, unless said otherwise, nothing can be lost. */
  public static Gate asking(String question) {
    return new Gate(
        question,
        null,
        List.of(),
        List.of(),
        "nothing",
        List.of("approver"),
        0,
        Proof.NOTHING,
        Duration.ofMinutes(15));
  }

  /** The facts people look at while they decide. */
  public Gate showing(Facts facts) {
    return showing(facts.asTable());
  }

  Gate showing(Table facts) {
    return new Gate(question, facts, willHappen, restingOn, loss, groups, people, proof, within);
  }

  /** What a yes sets going, in the order in which it happens. */
  public Gate willDo(List<String> steps) {
    return new Gate(question, seen, steps, restingOn, loss, groups, people, proof, within);
  }

  /** The facts that the decision rests on; not those that move every second. */
  public Gate restingOn(List<String> declaredFacts) {
    return new Gate(question, seen, willHappen, declaredFacts, loss, groups, people, proof, within);
  }

  /** What can be lost by a yes. */
  public Gate losing(String whatCanBeLost) {
    return new Gate(
        question, seen, willHappen, restingOn, whatCanBeLost, groups, people, proof, within);
  }

  /** The groups whose members may decide; how many of them, policy says. */
  public Gate by(String... deciders) {
    return by(0, deciders);
  }

  /** So many distinct people of these groups, or more where policy asks for more. */
  public Gate by(int atLeast, String... deciders) {
    return new Gate(
        question, seen, willHappen, restingOn, loss, List.of(deciders), atLeast, proof, within);
  }

  /** The words a person has to type for a yes: an attestation, by name. */
  public Gate typing(String words) {
    return proving(Proof.ofPhrase(words));
  }

  /** A value that a person types with a yes, which comes back in the decision. */
  public Gate entering(String label, TypedRule rule) {
    return proving(Proof.ofValue(label, rule));
  }

  /** A yes says "I did this", by name. */
  Gate byHand() {
    return proving(Proof.ofDeed());
  }

  /**
   * So many distinct holders of a key's shares, each of whom says yes by entering theirs. It is
   * told before it is sent, and what was entered never comes near the run.
   */
  public Gate byShares(int threshold, String holders) {
    return by(threshold, holders).proving(Proof.ofShare());
  }

  private Gate proving(Proof wanted) {
    return new Gate(question, seen, willHappen, restingOn, loss, groups, people, wanted, within);
  }

  /** How long the gate stays open; after that the answer is no. */
  public Gate within(Duration open) {
    return new Gate(question, seen, willHappen, restingOn, loss, groups, people, proof, open);
  }

  /**
   * Whether policy may ask nobody: not where people vouch for something, enter a value or did a
   * thing by hand, nor where the gate has a number of its own.
   */
  boolean isLeftToPolicy() {
    return people == 0 && proof.kind() == Proof.Kind.NOTHING;
  }
}
