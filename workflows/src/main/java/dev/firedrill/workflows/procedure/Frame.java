package dev.firedrill.workflows.procedure;

import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.ParkDesk.Phase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What stands around every procedure: admission before it; undo and the ending after it. */
final class Frame {

  private final Run run;
  private final Changed changed;

  Frame(Run run) {
    this.run = run;
    this.changed = run.changed();
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
      run.requireReal();
    } catch (RunEnds ends) {
      throw conclude(ends.ending(), ends.reasons());
    } catch (TemporalFailure stopped) {
      throw conclude(changed.endingOfFailure(), Reasons.ofStop(stopped));
    }
    Table table = report instanceof Facts facts ? facts.asTable() : null;
    List<String> words =
        new ArrayList<>(report instanceof Facts facts ? facts.remarks() : List.of());
    words.addAll(run.parking().afterwards()); // from here on nobody stops what is over
    tell(run.teller().ended(Ending.RECOVERED, words, table));
    return report;
  }

  private ApplicationFailure conclude(Ending wanted, List<String> why) {
    List<String> reasons = new ArrayList<>(why);
    boolean stays = changed.isPastReturn() || wanted == Ending.UNVERIFIED;
    Ending ending = stays ? leaveAsItIs(reasons) : takeBack(wanted, reasons);
    reasons.addAll(run.parking().skipped());
    run.parking().desk().enter(Phase.OVER);
    Workflow.newDetachedCancellationScope(() -> tell(run.teller().ended(ending, reasons, null)))
        .run();
    return ApplicationFailure.newNonRetryableFailure(String.join("\n", reasons), ending.name());
  }

  private Ending leaveAsItIs(List<String> reasons) {
    for (Undo undo : changed.undos()) {
      reasons.add(
          undo.isPossible()
              ? "not taken back, do it by hand when you know the outcome: " + undo.title()
              : "left as it is: " + undo.title());
    }
    return Ending.UNVERIFIED;
  }

  private Ending takeBack(Ending wanted, List<String> reasons) {
    run.parking().desk().enter(Phase.UNDOING);
    Ending ending = changed.undos().isEmpty() ? wanted : Ending.ABORTED;
    try {
      while (!changed.undos().isEmpty()) {
        takeBack(changed.undos().peek(), reasons);
      }
    } catch (RunEnds stopped) {
      reasons.addAll(stopped.reasons());
      return leaveAsItIs(reasons);
    }
    return changed.isSomethingLeft() ? Ending.UNVERIFIED : ending;
  }

  private void takeBack(Undo undo, List<String> reasons) {
    if (!undo.isPossible()) {
      reasons.add("left as it is: " + undo.title());
      changed.undos().remove(undo);
      return;
    }
    try {
      Workflow.newDetachedCancellationScope(() -> carryOut(undo, reasons)).run();
    } catch (TemporalFailure failure) {
      List<String> told = Reasons.of(failure);
      run.steps().failed(told);
      reasons.add("could not undo (" + undo.title() + "): " + String.join("; ", told));
      changed.leave(undo);
    }
  }

  private void carryOut(Undo undo, List<String> reasons) {
    run.parking().stopIfAsked();
    run.steps().begin(Kind.UNDO_BEGAN, undo.title());
    if (run.acts().undo(undo)) {
      changed.undos().remove(undo);
    } else {
      reasons.add("left as it is: " + undo.title());
      changed.leave(undo);
    }
  }

  private void tell(Entry last) {
    run.teller().now(last);
    Workflow.await(Workflow::isEveryHandlerFinished);
  }
}
