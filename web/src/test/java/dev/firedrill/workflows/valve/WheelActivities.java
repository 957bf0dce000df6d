package dev.firedrill.workflows.valve;

import dev.firedrill.workflows.procedure.Changes;
import io.temporal.activity.ActivityInterface;

/** Turns a wheel that may be stuck. */
@ActivityInterface(namePrefix = "Wheel")
public interface WheelActivities {

  /** Turns it. */
  @Changes
  void turn();
}
