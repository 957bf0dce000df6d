package dev.firedrill.workflows.procedure;

import io.temporal.workflow.SignalMethod;

/** What wakes a run that waits at the stop switch. */
public interface HaltSignals {

  /** The switch may be off: look again. By itself it lets nothing through. */
  @SignalMethod(name = "released")
  void released();
}
