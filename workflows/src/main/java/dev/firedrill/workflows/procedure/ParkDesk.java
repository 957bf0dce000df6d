package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people choose for a run, beside its gates. A choice counts when its signature is
 * genuine, it is about this very parking or stops what the run does now, and nobody chose before;
 * it is final when the journal has it.
 */
final class ParkDesk implements ParkUpdates {

  /** What the run is doing, and so what can be stopped. */
  enum Phase {
    GOING,
    UNDOING,
    OVER
  }

  private final Signatures signatures = Activities.stub(Signatures.class);
  private final Teller teller;
  private final Steps steps;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> counted = new LinkedHashSet<>();
  private final Pending answer = new Pending();
  private final Pending stop = new Pending();
  private Phase phase = Phase.GOING;
  private boolean mayNotStop;
  private boolean isOfPlan;
  private @Nullable ParkCard open;

  ParkDesk(Teller teller, Steps steps) {
    this.teller = teller;
    this.steps = steps;
    Workflow.registerListener(this);
  }

  /** Members of a group that was asked may also stop the run. */
  void asks(String group) {
    asked.add(group);
  }

  void enter(Phase next) {
    phase = next;
    stop.clear();
  }

  /** A plan changes nothing and ends by itself: nobody need stop it. */
  void refuseForPlan() {
    isOfPlan = true;
  }

  boolean isUndoing() {
    return phase == Phase.UNDOING;
  }

  /** Takes choices about this parking; opened before it is told, as people are fast. */
  void open(ParkCard card, boolean onlyItsOwn) {
    open = card;
    mayNotStop = onlyItsOwn;
    answer.clear();
  }

  /** What was chosen, once the journal has it: for this parking, or to stop the run. */
  Chosen await() {
    Workflow.await(() -> answer.isTold() || stop.isTold());
    open = null; // from here on no further choice about this parking is taken
    Workflow.await(answer::isSettled); // one that came in time is still being told
    mayNotStop = false;
    if (answer.isTold()) {
      return requireNonNull(answer.taken());
    }
    Chosen stopping = requireNonNull(stop.taken());
    stop.clear();
    return stopping;
  }

  /** Whether somebody asked to stop what the run does now. */
  boolean isStopAsked() {
    return stop.isTold();
  }

  /** As {@link #isStopAsked}, also while that is still being told. */
  boolean isStopPending() {
    return stop.taken() != null;
  }

  /** Who asked to stop what the run does now, which is then asked no more; or null. */
  @Nullable Chosen takeStop() {
    if (!isStopPending()) {
      return null;
    }
    Workflow.await(stop::isSettled);
    Chosen asking = stop.taken();
    stop.clear();
    return asking;
  }

  @Override
  public Receipt choose(SignedChoice signed) {
    refuseOn(objections(signed));
    if (!signatures.genuineChoice(signed)) {
      refuseOn(List.of("the choice was not signed by Firedrill's web server"));
    }
    refuseOn(objections(signed)); // another choice may have come in while that was checked
    Chosen chosen =
        new Chosen(signed.choice(), signed.undo(), signed.person(), signed.reason(), Teller.time());
    Pending taken = signed.choice().isStop() ? stop : answer;
    taken.take(chosen);
    Entry entry = teller.chosen(steps.last(), chosen);
    try {
      teller.nowAfterHistory(entry);
    } catch (TemporalFailure untold) {
      teller.forget(entry);
      taken.clear(); // a choice that is not in the audit does not count
      throw untold;
    }
    counted.add(signed.nonce());
    taken.told();
    return new Receipt(true, signed.choice().isStop() ? "Asked to stop" : "Chosen");
  }

  @Override
  public void mayChoose(SignedChoice signed) {
    refuseOn(objections(signed));
  }

  private List<String> objections(SignedChoice signed) {
    if (!signed.run().equals(Workflow.getInfo().getWorkflowId())) {
      return List.of("the choice is about another run");
    }
    if (counted.contains(signed.nonce())) {
      return List.of("this choice was counted already");
    }
    if (phase == Phase.OVER) {
      return List.of("the run has ended");
    }
    if (isOfPlan) {
      return List.of("a plan changes nothing and ends by itself: there is nothing to stop");
    }
    List<String> objections = new ArrayList<>();
    if (signed.reason().isBlank()) {
      objections.add("a choice needs a reason");
    }
    objections.addAll(signed.choice().isStop() ? toStop(signed) : toAnswer(signed));
    return objections;
  }

  private List<String> toAnswer(SignedChoice signed) {
    Chosen before = answer.taken();
    if (open == null) {
      return List.of("the run is not parked: nothing is to be chosen now");
    }
    return before != null
        ? List.of("already chosen by " + before.person())
        : open.objectionsTo(signed);
  }

  private List<String> toStop(SignedChoice signed) {
    List<String> objections = new ArrayList<>();
    Chosen before = stop.taken();
    if (before != null) {
      objections.add("already stopped by " + before.person());
    }
    if (isUndoing() && signed.choice() == Choice.CANCEL) {
      objections.add("the run is ending already: what it changed is being undone");
    }
    if (!isUndoing() && signed.choice() == Choice.LEAVE) {
      objections.add("the run is not undoing anything");
    }
    if (mayNotStop) {
      objections.add(
          "the run is parked past its point of no return: choose there what becomes of it");
    }
    if (!signed.mayLaunch() && signed.groups().stream().noneMatch(asked::contains)) {
      objections.add(signed.person() + " neither launches runbooks nor was asked by this run");
    }
    return objections;
  }

  private static void refuseOn(List<String> objections) {
    if (!objections.isEmpty()) {
      throw ApplicationFailure.newNonRetryableFailure(
          String.join("\n", objections), "ChoiceRefused");
    }
  }
}
