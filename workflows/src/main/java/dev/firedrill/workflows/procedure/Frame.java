package dev.firedrill.workflows.procedure;

import dev.firedrill.workflows.procedure.Entry.Kind;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What stands around every procedure: admission before it; undo and the ending after it. */
final class Frame {

  private final Run run;

  Frame(Run run) {
    this.run = run;
  }

  /**
   * Carries the procedure out and tells how it ended; every ending but RECOVERED fails the
   * workflow.
   */
  <T> T around(Object request, Supplier<T> procedure) {
    T report;
    try {
      run.admit(request);
      report = procedure.get();
    } catch (RunEnds ends) {
      throw conclude(ends.ending(), ends.reasons());
    } catch (TemporalFailure stopped) {
      throw conclude(endingOfFailure(run), Reasons.ofStop(stopped));
    }
    Table table = report instanceof Facts facts ? facts.asTable() : null;
    tell(run.teller().ended(Ending.RECOVERED, List.of(), table));
    return report;
  }

  /** How a step that fails for good ends the run. */
  static Ending endingOfFailure(Run run) {
    if (run.isPastReturn()) {
      return Ending.UNVERIFIED;
    }
    return run.undos().isEmpty() ? Ending.REFUSED : Ending.ABORTED;
  }

  private ApplicationFailure conclude(Ending wanted, List<String> why) {
    List<String> reasons = new ArrayList<>(why);
    Ending ending = run.isPastReturn() ? leaveAsItIs(reasons) : takeBack(wanted, reasons);
    Workflow.newDetachedCancellationScope(() -> tell(run.teller().ended(ending, reasons, null)))
        .run();
    return ApplicationFailure.newNonRetryableFailure(String.join("\n", reasons), ending.name());
  }

  private Ending leaveAsItIs(List<String> reasons) {
    for (Undo undo : run.undos()) {
      reasons.add(
          undo.isPossible()
              ? "not taken back, do it by hand when you know the outcome: " + undo.title()
              : "left as it is: " + undo.title());
    }
    return Ending.UNVERIFIED;
  }

  private Ending takeBack(Ending wanted, List<String> reasons) {
    Ending ending = run.undos().isEmpty() ? wanted : Ending.ABORTED;
    while (!run.undos().isEmpty()) {
      Undo undo = run.undos().pop();
      if (!undo.isPossible()) {
        reasons.add("left as it is: " + undo.title());
      } else if (!isUndone(undo, reasons)) {
        ending = Ending.UNVERIFIED;
      }
    }
    return ending;
  }

  private boolean isUndone(Undo undo, List<String> reasons) {
    try {
      Workflow.newDetachedCancellationScope(
              () -> {
                run.beginUndo(undo.title());
                undo.carryOut();
                run.done(null);
              })
          .run();
      return true;
    } catch (TemporalFailure failure) {
      List<String> told = Reasons.of(failure);
      run.teller().later(run.teller().entry(Kind.STEP_FAILED, run.step(), String.join("\n", told)));
      reasons.add("could not undo (" + undo.title() + "): " + String.join("; ", told));
      return false;
    }
  }

  private void tell(Entry last) {
    run.teller().now(last);
    Workflow.await(Workflow::isEveryHandlerFinished);
  }
}
