package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Entry.Kind;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLocal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a runbook, as its procedure speaks of it: look, check, ask, change, verify. Each verb
 * is a step, told to the journal under its title before it acts.
 */
public final class Run {

  private static final WorkflowLocal<@Nullable Run> CURRENT =
      WorkflowLocal.withCachedInitial(() -> null);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Launch launch;
  private final Teller teller;
  private final GateDesk gates;
  private final Deque<Undo> undos = new ArrayDeque<>();
  private Step step = Step.WHOLE_RUN;
  private int steps;
  private @Nullable Terms terms;
  private @Nullable String inputs;
  private int pointOfNoReturn;

  private Run(Launch launch) {
    this.launch = launch;
    this.teller = new Teller(launch);
    this.gates = new GateDesk(teller);
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

  /** Looks at the world and returns what was seen. */
  public <T> T look(String title, Supplier<T> look) {
    begin(Kind.LOOK_BEGAN, title, "");
    T seen = guarded(look);
    done(seen);
    return seen;
  }

  /** Goes on if there is no objection; otherwise the run is refused with all of them at once. */
  public void check(String title, List<String> objections) {
    begin(Kind.CHECK_BEGAN, title, "");
    if (!objections.isEmpty()) {
      teller.later(teller.entry(Kind.STEP_FAILED, step, String.join("\n", objections)));
      throw new RunEnds(Ending.REFUSED, objections);
    }
    done("no objection");
  }

  /** The refusal to throw when a procedure cannot go on for this reason. */
  public RuntimeException refusal(String reason) {
    return new RunEnds(Ending.REFUSED, List.of(reason));
  }

  /** Asks people; a no, or nobody's answer, ends the run. */
  public Decision approval(String title, Gate gate) {
    Decision decision = ask(title, gate);
    if (!decision.yes()) {
      Ending ending = decision.person().isEmpty() ? Ending.EXPIRED : Ending.DECLINED;
      String by = decision.person().isEmpty() ? "" : " by " + decision.person();
      throw new RunEnds(ending, List.of(title + ": no" + by + ": " + decision.reason()));
    }
    return decision;
  }

  /** Asks people and returns their answer; nobody's answer is a no by nobody. */
  public Decision ask(String title, Gate gate) {
    step = new Step(++steps, title);
    GateCard card = card(gate);
    gates.open(card);
    teller.now(teller.opened(step, card));
    Decision decision = gates.await(card);
    if (decision == null) {
      String silence = "nobody answered within " + gate.within().toMinutes() + " minutes";
      teller.later(teller.entry(Kind.GATE_EXPIRED, step, silence));
      return new Decision(false, "", silence, Teller.time());
    }
    return decision;
  }

  /** Looks again after a wait: reasons to stop end the run, none lets it go on. */
  public <T> T lookAgain(Supplier<T> look, Function<T, List<String>> reasonsToStop) {
    T seen = guarded(look);
    List<String> reasons = reasonsToStop.apply(seen);
    teller.later(teller.entry(Kind.LOOKED_AGAIN, step, String.join("\n", reasons)));
    if (!reasons.isEmpty()) {
      throw new RunEnds(Ending.REFUSED, reasons);
    }
    return seen;
  }

  /** Changes the world; the undo stands before the act, since a lost answer may hide success. */
  public void change(String title, Undo undo, Runnable change) {
    begin(Kind.CHANGE_BEGAN, title, "");
    undos.push(undo);
    act(change);
  }

  /** Takes an earlier change back as a step of its own; then its undo is spent. */
  public void takeBack(String title, Undo undo) {
    begin(Kind.CHANGE_BEGAN, title, "");
    act(undo::carryOut);
    undos.remove(undo);
  }

  /** Changes what is not taken back: from here on a failure leaves the outcome to be looked at. */
  public void noWayBack(String title, Runnable change) {
    begin(Kind.NO_WAY_BACK_BEGAN, title, "");
    pointOfNoReturn = step.ordinal();
    act(change);
  }

  /**
   * Looks until there is no objection; if some are left after this time, the outcome is not known.
   */
  public <T> T verify(
      String title, Duration within, Supplier<T> look, Function<T, List<String>> objections) {
    begin(Kind.VERIFY_BEGAN, title, "");
    long deadline = Workflow.currentTimeMillis() + within.toMillis();
    while (true) {
      List<String> left;
      try {
        T seen = look.get();
        left = objections.apply(seen);
        if (left.isEmpty()) {
          done(seen);
          return seen;
        }
      } catch (ActivityFailure unseen) {
        left = rethrowIfCanceled(unseen); // not to be seen now: look again until the time is over
      }
      if (Workflow.currentTimeMillis() >= deadline) {
        throw failed(left);
      }
      Workflow.sleep(BETWEEN_LOOKS);
    }
  }

  /** A step of the page that this run does not need, and why. */
  public void leaveOut(String title, String why) {
    step = new Step(++steps, title);
    teller.now(teller.entry(Kind.STEP_LEFT_OUT, step, why));
  }

  /** Admits the run: the first thing it does, before its procedure's first line. */
  void admit(Object request) {
    inputs = request.toString();
    teller.now(teller.entry(Kind.RUN_STARTED, new Step(0, launch.runbook()), launch.version()));
    terms = guarded(() -> Activities.stub(Policy.class).admit(launch));
  }

  /** What a change carries with it to be recognised by: the run and the step, never the attempt. */
  String effectKey() {
    return Workflow.getInfo().getWorkflowId() + "/" + step.ordinal();
  }

  Step step() {
    return step;
  }

  Teller teller() {
    return teller;
  }

  Deque<Undo> undos() {
    return undos;
  }

  boolean isPastReturn() {
    return pointOfNoReturn > 0;
  }

  /** Begins an undo's step, so that it is told and has an effect key of its own. */
  void beginUndo(String title) {
    begin(Kind.UNDO_BEGAN, title, "");
  }

  void done(@Nullable Object seen) {
    Table facts = seen instanceof Facts shown ? shown.asTable() : null;
    String detail = facts == null && seen != null ? seen.toString() : "";
    teller.later(teller.seen(step, detail, facts));
  }

  RunEnds failed(List<String> reasons) {
    teller.later(teller.entry(Kind.STEP_FAILED, step, String.join("\n", reasons)));
    return new RunEnds(Frame.endingOfFailure(this), reasons);
  }

  private void begin(Kind kind, String title, String detail) {
    step = new Step(++steps, title);
    teller.now(teller.entry(kind, step, detail));
  }

  private void act(Runnable change) {
    guarded(() -> {
      change.run();
      return "";
    });
    done(null);
  }

  private <T> T guarded(Supplier<T> verb) {
    try {
      return verb.get();
    } catch (ActivityFailure failure) {
      List<String> reasons = rethrowIfCanceled(failure);
      if (step.ordinal() == pointOfNoReturn && Reasons.changedNothing(failure)) {
        pointOfNoReturn = 0;
      }
      throw failed(reasons);
    }
  }

  private static List<String> rethrowIfCanceled(ActivityFailure failure) {
    if (failure.getCause() instanceof CanceledFailure) {
      throw failure;
    }
    return Reasons.of(failure);
  }

  private GateCard card(Gate gate) {
    Terms fixed = requireNonNull(terms, "the run was not admitted");
    String barred = fixed.starterMayApprove() ? null : launch.starter();
    return new GateCard(
        step.ordinal(),
        step.title(),
        gate.question(),
        gate.seen(),
        gate.willHappen(),
        gate.loss(),
        gate.group(),
        barred,
        gate.phrase(),
        Teller.time(),
        Teller.time().plus(gate.within()),
        Digest.of(launch, requireNonNull(inputs), step.title(), gate));
  }
}
