package dev.firedrill.workflows.procedure;

import dev.firedrill.workflows.procedure.Entry.Kind;

/** What people may choose for a run beside answering its gates. */
public enum Choice {
  /** The parked step's verb again, under the same effect key. */
  RETRY(Kind.RETRY_CHOSEN),
  /** The run goes on without the parked step. */
  SKIP(Kind.STEP_SKIPPED),
  /** One open undo now, past the point of no return; the run stays parked. */
  UNDO(Kind.UNDO_CHOSEN),
  /** A run that was cancelled past its point of no return goes on after all. */
  GO_ON(Kind.GO_ON_CHOSEN),
  /** The parked run ends; what it changed is undone as far as that is possible. */
  ABORT(Kind.ABORT_CHOSEN),
  /** The run stops after its present step; before the point of no return it undoes and ends. */
  CANCEL(Kind.CANCEL_ASKED),
  /** The run stops undoing and ends; what is not undone yet stays. */
  LEAVE(Kind.LEAVE_ASKED);

  private final Kind told;

  Choice(Kind told) {
    this.told = told;
  }

  /** Whether it may be asked of a run at any time, not only while it is parked. */
  public boolean isStop() {
    return this == CANCEL || this == LEAVE;
  }

  Kind told() {
    return told;
  }
}
