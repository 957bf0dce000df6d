package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Launch;

/** What screens show of an entry: rows of runs, steps and gates. */
final class Projection {

  private final RunRows runs;
  private final StepRows steps;
  private final GateRows gates;

  Projection(RunRows runs, StepRows steps, GateRows gates) {
    this.runs = runs;
    this.steps = steps;
    this.gates = gates;
  }

  void apply(String run, Launch launch, Entry entry) {
    switch (entry.kind()) {
      case RUN_STARTED -> runs.started(run, launch, entry);
      case LOOK_BEGAN -> steps.began(run, "LOOK", entry);
      case CHECK_BEGAN -> steps.began(run, "CHECK", entry);
      case CHANGE_BEGAN -> steps.began(run, "CHANGE", entry);
      case NO_WAY_BACK_BEGAN -> steps.began(run, "NO_WAY_BACK", entry);
      case VERIFY_BEGAN -> steps.began(run, "VERIFY", entry);
      case UNDO_BEGAN -> steps.began(run, "UNDO", entry);
      case STEP_DONE -> steps.done(run, entry.detail(), entry);
      case STEP_FAILED -> steps.failed(run, entry.detail(), entry);
      case STEP_LEFT_OUT -> steps.leftOut(run, entry);
      case LOOKED_AGAIN -> lookedAgain(run, entry);
      case GATE_OPENED -> opened(run, entry);
      case GATE_APPROVED -> closed(run, "APPROVED", entry);
      case GATE_DENIED -> closed(run, "DENIED", entry);
      case GATE_EXPIRED -> closed(run, "EXPIRED", entry);
      case RUN_ENDED -> ended(run, entry);
    }
  }

  /** A second look without a reason to stop leaves the step as it stands. */
  private void lookedAgain(String run, Entry entry) {
    if (!entry.detail().isBlank()) {
      steps.failed(run, entry.detail(), entry);
    }
  }

  private void opened(String run, Entry entry) {
    steps.waits(run, entry);
    gates.opened(run, entry);
    runs.waits(run);
  }

  private void closed(String run, String state, Entry entry) {
    gates.closed(run, state, entry);
    String by = entry.person() == null ? "" : " by " + entry.person();
    switch (state) {
      case "APPROVED" -> steps.done(run, "approved" + by + ": " + entry.detail(), entry);
      case "DENIED" -> steps.failed(run, "denied" + by + ": " + entry.detail(), entry);
      default -> steps.failed(run, entry.detail(), entry);
    }
    runs.goesOn(run);
  }

  private void ended(String run, Entry entry) {
    runs.ended(run, entry);
    steps.close(run, entry);
    gates.closeAll(run, entry);
  }
}
