package dev.firedrill.workflows.procedure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The yeses that count so far at one gate, each by another person, a token being its owner. */
final class Tally {

  private final GateCard card;
  private final List<Decision> yeses = new ArrayList<>();
  private final Set<String> people = new HashSet<>();

  Tally(GateCard card) {
    this.card = card;
  }

  GateCard card() {
    return card;
  }

  /** Counts this yes as that of this person. */
  void count(Decision yes, String who) {
    yeses.add(yes);
    people.add(who);
  }

  /** Whether this answer is the last that the gate takes. */
  boolean isLast(Decision answer) {
    return !answer.yes() || yeses.size() + 1 >= card.deciders().people();
  }

  /** How far this yes brings the gate, such as {@code 1 of 2}. */
  String with(Decision yes) {
    return yeses.size() + (yes.yes() ? 1 : 0) + " of " + card.deciders().people();
  }

  /** What there is to say when the time is over. */
  String silence(Duration within) {
    String who =
        yeses.isEmpty()
            ? "nobody answered"
            : "only " + yeses.size() + " of " + card.deciders().people() + " approved";
    return who + " within " + within.toMinutes() + " minutes";
  }

  /** Why this answer adds nothing to those that count; empty when it does. */
  List<String> objectionsTo(SignedDecision answer) {
    List<String> objections = new ArrayList<>();
    if (!answer.yes() || yeses.isEmpty()) {
      return objections;
    }
    if (people.contains(answer.who())) {
      objections.add(
          Deciders.name(answer) + " has approved it already: it takes somebody else as well");
    }
    Decision first = yeses.getFirst();
    if (!first.typed().equals(answer.typed())) {
      objections.add(first.person() + " typed " + first.typed() + ": both have to type the same");
    }
    return objections;
  }

  /** What the procedure gets: a no as it is, a yes in the name of all who said it. */
  Decision result(Decision last) {
    if (!last.yes() || yeses.isEmpty()) {
      return last;
    }
    List<Decision> all = new ArrayList<>(yeses);
    all.add(last);
    return new Decision(
        true,
        all.stream().map(Decision::person).collect(Collectors.joining(", ")),
        all.stream().map(Tally::words).collect(Collectors.joining("; ")),
        last.at(),
        last.typed());
  }

  private static String words(Decision yes) {
    return yes.person() + ": " + yes.reason();
  }
}
