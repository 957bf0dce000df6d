package dev.firedrill.workflows.procedure;

import dev.firedrill.workflows.procedure.Entry.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one run, in the order in which they begin: each is told under its title before it
 * acts, and again when it is over.
 */
final class Steps {

  private final Teller teller;
  private Step last = Step.WHOLE_RUN;
  private int begun;

  Steps(Teller teller) {
    this.teller = teller;
  }

  /** The step that began last. */
  Step last() {
    return last;
  }

  /** The next step, which is told by whoever begins it. */
  Step next(String title) {
    last = new Step(++begun, title);
    return last;
  }

  /** An earlier step goes on, under its own ordinal. */
  void resume(Step earlier) {
    last = earlier;
  }

  void begin(Kind kind, String title) {
    teller.now(teller.entry(kind, next(title), ""));
  }

  /** A step of the page that this run does not need, and why. */
  void leaveOut(String title, String why) {
    teller.now(teller.entry(Kind.STEP_LEFT_OUT, next(title), why));
  }

  void done(@Nullable Object seen) {
    Table facts = seen instanceof Facts shown ? shown.asTable() : null;
    String detail = facts == null && seen != null ? seen.toString() : "";
    teller.later(teller.seen(last, detail, facts));
  }

  void failed(List<String> reasons) {
    note(Kind.STEP_FAILED, reasons);
  }

  /** Something about the step that began last, told before anything else is done. */
  void tell(Kind kind, String words) {
    teller.now(teller.entry(kind, last, words));
  }

  /** Something about the step that began last; told with what is told next. */
  void note(Kind kind, List<String> words) {
    teller.later(teller.entry(kind, last, String.join("\n", words)));
  }
}
