package dev.firedrill.workflows.procedure;

import dev.firedrill.workflows.procedure.Entry.Kind;
import java.time.Duration;
import java.util.List;

/**
 * What a plan does in place of asking, changing and verifying: it tells what would be done. It goes
 * as far as the first value that it can't have, which is whatever is to be seen after a change.
 */
final class Foresight {

  private static final String FROM_HERE =
      "This is as far as can be foreseen: what follows depends on what is seen then.";

  private final Teller teller;
  private final Steps steps;
  private boolean wouldHaveChanged;

  Foresight(Teller teller, Steps steps) {
    this.teller = teller;
    this.steps = steps;
  }

  /** Nobody is asked: the gate is told as it would open. */
  Decision ask(String title, Gate gate, Terms terms) {
    teller.now(teller.planned(steps.next(title), gate, terms));
    return new Decision(true, "", "a plan asks nobody", Teller.time(), "");
  }

  /** A change, and what its undo would be. */
  void change(String title, Undo undo) {
    String back = undo.isPossible() ? "Taken back by: " : "Left as it is: ";
    tell(Kind.CHANGE_PLANNED, title, back + undo.title() + ".");
    wouldHaveChanged = true;
  }

  void takeBack(String title) {
    tell(Kind.CHANGE_PLANNED, title, "");
  }

  void noWayBack(String title) {
    tell(Kind.NO_WAY_BACK_PLANNED, title, "From here on there is no way back.");
    wouldHaveChanged = true;
  }

  /** What is verified can't be seen before it was done. */
  RunEnds verify(String title, Duration within) {
    tell(Kind.VERIFY_PLANNED, title, "Looked at until it holds, for " + inWords(within) + ".");
    return end();
  }

  /** Whether a look now would see the world as the run would find it. */
  void requireSight() {
    if (wouldHaveChanged) {
      throw end();
    }
  }

  /** The procedure has come to its end, or to where nothing more is foreseen. */
  RunEnds end() {
    return new RunEnds(Ending.PLANNED, List.of(FROM_HERE));
  }

  private void tell(Kind kind, String title, String detail) {
    teller.now(teller.entry(kind, steps.next(title), detail));
  }

  private static String inWords(Duration time) {
    return time.toSeconds() % 60 == 0
        ? time.toMinutes() + (time.toMinutes() == 1 ? " minute" : " minutes")
        : time.toSeconds() + " seconds";
  }
}
