package dev.firedrill.workflows.bench;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import io.temporal.activity.ActivityInterface;

/** Verbs that do nothing, or nothing for a while. */
@ActivityInterface(namePrefix = "Bench")
public interface BenchActivities {

  /** A look that answers at once. */
  @Looks
  String glance();

  /** A change that is done at once. */
  @Changes
  void touch();

  /** A change that takes this long, in milliseconds. */
  @Changes
  void dwell(int millis);
}
