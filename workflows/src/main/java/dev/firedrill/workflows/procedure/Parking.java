package dev.firedrill.workflows.procedure;

import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.ParkDesk.Phase;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run waits for people when a step failed for good, or when it was cancelled: without limit,
 * and loudly. A failure before anything was changed or approved ends the run instead.
 */
final class Parking {

  /** Since 2026-11: before that, a step that failed for good ended its run. */
  private static final String LATE_STOP = "a cancel after the last step is told";

  private static final String ROOM = "trying again takes room in the history";

  private static final String PARKS = "a step that fails for good parks";

  private final Teller teller;
  private final Steps steps;
  private final Halt halt;
  private final Changed changed;
  private final ParkDesk desk;
  private final List<String> skipped = new ArrayList<>();
  private @Nullable GateCard approved;
  private int parkings;

  Parking(Teller teller, Steps steps, Halt halt, Changed changed) {
    this.teller = teller;
    this.steps = steps;
    this.halt = halt;
    this.changed = changed;
    this.desk = new ParkDesk(teller, steps);
  }

  ParkDesk desk() {
    return desk;
  }

  /** From here on ending the run at a failure would cost people their approval. */
  void approved(GateCard card) {
    approved = card;
  }

  /** What people skipped, each with who and why. */
  List<String> skipped() {
    return List.copyOf(skipped);
  }

  /** Whether a failure waits for people: there is something to lose by ending the run. */
  boolean isWorthIt() {
    return (changed.isAnything() || approved != null || desk.isUndoing())
        && Workflow.getVersion(PARKS, Workflow.DEFAULT_VERSION, 1) == 1;
  }

  /** Waits for what a person chooses for the step that failed: to try it again, or to skip it. */
  Choice park(List<String> why, String retry, boolean maySkip) {
    List<String> reasons = new ArrayList<>(why);
    List<Offer> offers = new ArrayList<>();
    if (isTooLongToTryAgain()) {
      reasons.add("the run has become too long to try again: end it, and launch anew");
    } else {
      offers.add(new Offer(Choice.RETRY, retry));
    }
    if (maySkip && !tookSeveral()) {
      offers.add(skip());
    }
    return await(reasons, offers);
  }

  private static boolean isTooLongToTryAgain() {
    return !HistoryRoom.isLeftToTryAgain(Workflow.getInfo().getHistoryLength())
        && Workflow.getVersion(ROOM, Workflow.DEFAULT_VERSION, 1) == 1;
  }

  /**
   * Ends the run if somebody cancelled it. Past the point of no return it is parked instead, and
   * may go on; then this returns true, as time has passed.
   */
  boolean stopIfAsked() {
    Chosen asked = desk.takeStop();
    if (asked == null) {
      return false;
    }
    if (desk.isUndoing()) {
      throw new RunEnds(Ending.UNVERIFIED, List.of(asked.inWords("the undoing was stopped")));
    }
    String words = asked.inWords("cancelled");
    if (!changed.isPastReturn()) {
      throw new RunEnds(
          Ending.ABORTED,
          changed.isAnything() ? List.of(words) : List.of(words, "nothing was changed"));
    }
    await(
        List.of(words, "the point of no return is behind the run: nothing is undone by itself"),
        List.of(new Offer(Choice.GO_ON, "Go on after all")));
    return true;
  }

  private Choice await(List<String> why, List<Offer> offers) {
    List<String> reasons = new ArrayList<>(why);
    while (true) {
      noteThatItWasCancelled(reasons);
      ParkCard card = card(reasons, offers);
      desk.open(card, isPastReturnAndGoing());
      teller.now(teller.parked(steps.last(), card));
      Chosen chosen = desk.await();
      switch (chosen.choice()) {
        case RETRY, GO_ON -> {
          return chosen.choice();
        }
        case SKIP -> {
          skipped.add(
              "skipped by " + chosen.person() + ": " + card.title() + ": " + chosen.reason());
          return Choice.SKIP;
        }
        case UNDO -> undoNow(chosen.undo(), reasons);
        default -> throw ends(chosen, reasons);
      }
    }
  }

  /** Past the point of no return a cancelled run waits here for what people want of it. */
  private void noteThatItWasCancelled(List<String> reasons) {
    if (isPastReturnAndGoing()) {
      Chosen asked = desk.takeStop();
      if (asked != null) {
        reasons.add(asked.inWords("cancelled"));
      }
    }
  }

  private boolean isPastReturnAndGoing() {
    return changed.isPastReturn() && !desk.isUndoing();
  }

  private RunEnds ends(Chosen chosen, List<String> why) {
    List<String> reasons = new ArrayList<>(why);
    reasons.add(chosen.inWords(chosen.choice().isStop() ? "cancelled" : "ended"));
    boolean unknown = changed.isPastReturn() || desk.isUndoing();
    return new RunEnds(unknown ? Ending.UNVERIFIED : Ending.ABORTED, reasons);
  }

  /** Carries one open undo out as a step of its own; the parked step stays the one that waits. */
  private void undoNow(String title, List<String> reasons) {
    Undo undo =
        changed.possible().stream()
            .filter(it -> it.title().equals(title))
            .findFirst()
            .orElseThrow();
    Step parked = steps.last();
    steps.begin(Kind.UNDO_BEGAN, title);
    try {
      halt.pass(undo::carryOut, () -> {}, this);
      steps.done(null);
      changed.undos().remove(undo);
    } catch (ActivityFailure failure) {
      List<String> told = Acts.rethrowIfCanceled(failure);
      steps.failed(told);
      if (Reasons.lostItsLock(failure)) {
        throw new RunEnds(Ending.UNVERIFIED, told); // no choice would change anything any more
      }
      reasons.add("could not undo (" + title + "): " + String.join("; ", told));
    }
    steps.resume(parked);
  }

  private ParkCard card(List<String> reasons, List<Offer> first) {
    List<Offer> offers = new ArrayList<>(first);
    if (isPastReturnAndGoing()) {
      changed.possible().stream()
          .map(Undo::title)
          .distinct()
          .forEach(title -> offers.add(new Offer(Choice.UNDO, title, title, "")));
    }
    offers.add(new Offer(Choice.ABORT, abort()));
    Step step = steps.last();
    int number = ++parkings;
    return new ParkCard(
        number,
        step.ordinal(),
        step.title(),
        reasons,
        offers,
        approved == null ? "" : approved.deciders().groups().getFirst(),
        approved == null ? null : approved.deciders().barred(),
        Teller.time(),
        Digest.of(number, step, reasons, offers));
  }

  /** What several people approved together, one person can't have left out. */
  private boolean tookSeveral() {
    return approved != null && approved.deciders().people() > 1 && !desk.isUndoing();
  }

  /** To skip is to depart from what was approved, so it takes who approved it; an undo is left. */
  private Offer skip() {
    String group =
        approved == null || desk.isUndoing() ? "" : approved.deciders().groups().getFirst();
    String label = desk.isUndoing() ? "Leave it as it is" : "Skip it";
    return new Offer(Choice.SKIP, "", label, group);
  }

  private String abort() {
    if (desk.isUndoing()) {
      return "Stop undoing and end as unverified";
    }
    if (changed.isPastReturn()) {
      return "End as unverified";
    }
    return changed.possible().isEmpty() ? "End the run" : "Undo and end";
  }

  /** What a run that recovered has to say of what people chose; nothing is chosen any more. */
  List<String> afterwards() {
    List<String> words = new ArrayList<>(skipped);
    Chosen late = tellsOfLateStop() ? desk.takeStop() : null;
    if (late != null) {
      words.add(late.inWords("nothing was stopped: cancelled after the last step"));
    }
    desk.enter(Phase.OVER);
    return words;
  }

  /** A run that ended before it told of one does not wait for one to be told. */
  private boolean tellsOfLateStop() {
    return desk.isStopPending() && Workflow.getVersion(LATE_STOP, Workflow.DEFAULT_VERSION, 1) == 1;
  }
}
