package dev.firedrill.workflows.procedure;

import io.temporal.workflow.SignalMethod;

/** What wakes a run that waits for the lock on its target. */
public interface LockSignals {

  /** It may be the run's turn: ask again. By itself it gives nothing. */
  @SignalMethod(name = "lockFreed")
  void lockFreed();
}
