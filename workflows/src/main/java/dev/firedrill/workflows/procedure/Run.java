package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Entry.Kind;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLocal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a runbook, as its procedure speaks of it: look, check, ask, change, verify. Each verb
 * is a step, told to the journal under its title before it acts.
 */
public final class Run {

  /** Since 2026-11: before that, nothing kept two runs from changing one target. */
  private static final String ONE_AT_A_TIME = "one-run-holds-the-target";

  private static final WorkflowLocal<@Nullable Run> CURRENT =
      WorkflowLocal.withCachedInitial(() -> null);

  private final Launch launch;
  private final Teller teller;
  private int rests;
  private final Steps steps;
  private final Asks asks;
  private final Halt halt;
  private final Changed changed = new Changed();
  private final Parking parking;
  private final Acts acts;
  private final TargetLock lock;
  private final List<Runnable> looksAfterWait = new ArrayList<>();
  private final @Nullable Foresight plan;
  private Map<String, List<String>> planned = Map.of();
  private final Set<String> asked = new HashSet<>();
  private @Nullable Admission admission;

  private Run(Launch launch) {
    this.launch = launch;
    this.teller = new Teller(launch);
    this.steps = new Steps(teller);
    this.halt = new Halt(teller, steps);
    this.parking = new Parking(teller, steps, halt, changed);
    this.asks = new Asks(launch, teller, steps, parking);
    this.acts = new Acts(steps, halt, parking, changed);
    this.plan = launch.mannerOrUsual().plan() ? new Foresight(teller, steps) : null;
    this.lock = new TargetLock(launch, acts, parking);
    if (plan != null) {
      parking.desk().refuseForPlan();
    }
  }

  /** The run that this workflow carries out; a procedure holds it in its first field. */
  public static Run open() {
    if (!(Workflow.getMemo(Launch.MEMO, Launch.class) instanceof Launch launch)) {
      throw new IllegalStateException("a run is started with a memo '" + Launch.MEMO + "'");
    }
    Run run = new Run(launch);
    CURRENT.set(run);
    return run;
  }

  static @Nullable Run current() {
    return CURRENT.get();
  }

  /**
   * Whether this run knows a change of its procedure, by a name that is never used again: one that
   * was open before the change goes on as it began.
   */
  public boolean knows(String change) {
    return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) == 1;
  }

  /** Looks at the world and returns what was seen. */
  public <T> T look(String title, Supplier<T> look) {
    requireSight();
    begin(Kind.LOOK_BEGAN, title);
    T seen = acts.look(look, this::lookAgainAfterWait);
    steps.done(seen);
    return seen;
  }

  /** Goes on if there is no objection; otherwise the run is refused with all of them at once. */
  public void check(String title, List<String> objections) {
    begin(Kind.CHECK_BEGAN, title);
    if (!objections.isEmpty()) {
      steps.failed(objections);
      throw new RunEnds(Ending.REFUSED, objections);
    }
    steps.done("no objection");
  }

  /** Asks people; a no, or nobody's answer, ends the run. */
  public Decision approval(String title, Gate gate) {
    return requireYes(title, ask(title, gate));
  }

  /**
   * Asks somebody to do by hand what the question says, and to say so by name; a no, or nobody's
   * answer, ends the run.
   */
  public Decision manual(String title, Gate gate) {
    return approval(title, gate.byHand());
  }

  private static Decision requireYes(String title, Decision decision) {
    if (!decision.yes()) {
      Ending ending = decision.person().isEmpty() ? Ending.EXPIRED : Ending.DECLINED;
      String by = decision.person().isEmpty() ? "" : " by " + decision.person();
      throw new RunEnds(ending, List.of(title + ": no" + by + ": " + decision.reason()));
    }
    return decision;
  }

  /** Asks people and returns their answer; nobody's answer is a no by nobody. */
  public Decision ask(String title, Gate gate) {
    if (plan != null) {
      return plan.ask(title, gate, requireNonNull(admission, "the plan was not admitted").terms());
    }
    parking.stopIfAsked();
    requireAsPlanned(title, gate);
    looksAfterWait.clear();
    return asks.ask(title, gate, requireNonNull(admission, "the run was not admitted"));
  }

  /**
   * Looks again after a wait: reasons to stop end the run, none lets it go on. A wait at the stop
   * switch repeats it, until the run itself has changed something.
   */
  public <T> T lookAgain(Supplier<T> look, Function<T, List<String>> reasonsToStop) {
    requireSight();
    T seen = lookOnce(look, reasonsToStop);
    looksAfterWait.add(() -> lookOnce(look, reasonsToStop));
    return seen;
  }

  private <T> T lookOnce(Supplier<T> look, Function<T, List<String>> reasonsToStop) {
    T seen = acts.again(look, this::lookAgainAfterWait);
    List<String> reasons = reasonsToStop.apply(seen);
    steps.note(Kind.LOOKED_AGAIN, reasons);
    if (!reasons.isEmpty()) {
      throw new RunEnds(changed.undos().isEmpty() ? Ending.REFUSED : Ending.ABORTED, reasons);
    }
    return seen;
  }

  /** Changes the world; the undo stands before the act, since a lost answer may hide success. */
  public void change(String title, Undo undo, Runnable change) {
    if (plan != null) {
      plan.change(title, undo);
      return;
    }
    begin(Kind.CHANGE_BEGAN, title);
    acts.actUndoably(undo, change, this::lookAgainAfterWait);
    looksAfterWait.clear();
  }

  /** Takes an earlier change back as a step of its own; then its undo is spent. */
  public void takeBack(String title, Undo undo) {
    if (plan != null) {
      plan.takeBack(title);
      return;
    }
    begin(Kind.CHANGE_BEGAN, title);
    if (act(undo::carryOut)) {
      changed.undos().remove(undo);
    }
  }

  /** Changes what is not taken back: from here on a failure leaves the outcome to be looked at. */
  public void noWayBack(String title, Runnable change) {
    if (plan != null) {
      plan.noWayBack(title);
      return;
    }
    begin(Kind.NO_WAY_BACK_BEGAN, title);
    acts.actForGood(change, this::lookAgainAfterWait);
    looksAfterWait.clear();
  }

  /**
   * Looks until there is no objection; if some are left after this time, the outcome is not known.
   */
  public <T> T verify(
      String title, Duration within, Supplier<T> look, Function<T, List<String>> objections) {
    if (plan != null) {
      throw plan.verify(title, within);
    }
    begin(Kind.VERIFY_BEGAN, title);
    return acts.verify(within, look, objections);
  }

  /** A step of the page that this run does not need, and why. */
  public void leaveOut(String title, String why) {
    parking.stopIfAsked();
    steps.leaveOut(title, why);
  }

  /** Admits the run: the first thing it does, before its procedure's first line. */
  void admit(Object request) {
    if (!Workflow.getInfo().getWorkflowType().equals(launch.runbook())) {
      throw new RunEnds(Ending.REFUSED, List.of("another runbook was launched under this id"));
    }
    teller.now(teller.entry(Kind.RUN_STARTED, new Step(0, launch.runbook()), launch.version()));
    LaunchClaim claim = LaunchClaim.of(Workflow.getInfo().getWorkflowId(), launch, request);
    String execution = Workflow.getInfo().getRunId();
    Supplier<Terms> admit = () -> Activities.stub(Policy.class).admit(claim, execution);
    Admission admitted = new Admission(acts.look(admit, () -> {}), request.toString());
    if (!launch.mannerOrUsual().planned().isEmpty()) {
      planned = acts.look(() -> Activities.stub(Plans.class).restingOn(claim), () -> {});
    }
    if (!isPlan() && knows(ONE_AT_A_TIME)) { // a plan changes nothing: it may look beside a run
      if (lock.take()) { // a freeze may have begun while the run waited
        admitted = new Admission(acts.look(admit, () -> {}), request.toString());
      }
    }
    admission = admitted;
    Freeze freeze = admitted.terms().freeze();
    if (freeze != null) {
      requireYes(Freeze.TITLE, asks.askToBreak(freeze, admitted));
    }
  }

  /** How a procedure that has come to its last line ends its run. */
  void requireReal() {
    if (plan != null) {
      throw plan.end();
    }
  }

  /** Whether this run only tells what would be done. */
  boolean isPlan() {
    return plan != null;
  }

  /** What a change carries with it to be recognised by: the run and the step, never the attempt. */
  String effectKey() {
    return Workflow.getInfo().getWorkflowId() + "/" + steps.last().ordinal();
  }

  /** From now on: a change is being scheduled. */
  int restsOnAllThatWasTold() {
    rests = teller.last();
    return rests;
  }

  /** How far the run had told when it had its last change scheduled; 0 before the first. */
  int rests() {
    return rests;
  }

  Steps steps() {
    return steps;
  }

  Teller teller() {
    return teller;
  }

  Acts acts() {
    return acts;
  }

  private void requireSight() {
    if (plan != null) {
      plan.requireSight();
    }
  }

  private void requireAsPlanned(String title, Gate gate) {
    if (!planned.containsKey(title)) {
      return; // the plan did not foresee so far: what it foresaw and left out is in it
    }
    String plan = launch.mannerOrUsual().planned();
    String id = Workflow.getInfo().getWorkflowId();
    List<String> foreseen = planned.get(title);
    List<String> then = asked.add(title) ? foreseen : PlannedGate.askedAgain(foreseen);
    List<String> moved = PlannedGate.movedSince(then, plan, gate, id);
    if (!moved.isEmpty()) {
      List<String> reasons = new ArrayList<>(moved);
      reasons.add("the world has moved since plan " + plan);
      throw new RunEnds(changed.undos().isEmpty() ? Ending.REFUSED : Ending.ABORTED, reasons);
    }
  }

  Parking parking() {
    return parking;
  }

  Changed changed() {
    return changed;
  }

  /** Whoever cancelled the run meanwhile stops it before its next step. */
  private void begin(Kind kind, String title) {
    parking.stopIfAsked();
    steps.begin(kind, title);
  }

  private boolean act(Runnable change) {
    boolean made = acts.act(change, this::lookAgainAfterWait);
    if (halt.mayHaveActed() || made) {
      looksAfterWait.clear();
    }
    return made;
  }

  private void lookAgainAfterWait() {
    looksAfterWait.forEach(Runnable::run);
  }
}
