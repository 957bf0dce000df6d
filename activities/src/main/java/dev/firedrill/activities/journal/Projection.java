package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Launch;

/** What screens show of an entry: rows of runs, steps, gates and parkings. */
final class Projection {

  private final RunRows runs;
  private final StepRows steps;
  private final GateRows gates;
  private final ParkRows parkings;

  Projection(RunRows runs, StepRows steps, GateRows gates, ParkRows parkings) {
    this.runs = runs;
    this.steps = steps;
    this.gates = gates;
    this.parkings = parkings;
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
      case GATE_PLANNED -> steps.planned(run, "GATE", entry);
      case CHANGE_PLANNED -> steps.planned(run, "CHANGE", entry);
      case NO_WAY_BACK_PLANNED -> steps.planned(run, "NO_WAY_BACK", entry);
      case VERIFY_PLANNED -> steps.planned(run, "VERIFY", entry);
      case HALTED -> steps.says(run, "all changes are stopped by " + entry.detail(), entry);
      case WENT_ON -> steps.says(run, "", entry);
      case STEP_DONE -> steps.done(run, entry.detail(), entry);
      case STEP_FAILED -> steps.failed(run, entry.detail(), entry);
      case STEP_LEFT_OUT -> steps.leftOut(run, entry);
      case LOOKED_AGAIN -> lookedAgain(run, entry);
      case GATE_OPENED -> opened(run, entry);
      case GATE_ESCALATED -> escalated(run, entry);
      case GATE_APPROVAL_COUNTED -> counted(run, entry);
      case GATE_APPROVED -> closed(run, "APPROVED", entry);
      case GATE_DENIED -> closed(run, "DENIED", entry);
      case GATE_EXPIRED -> closed(run, "EXPIRED", entry);
      case GATE_CANCELLED -> closed(run, "CANCELLED", entry);
      case STEP_PARKED -> parked(run, entry);
      case RETRY_CHOSEN, GO_ON_CHOSEN -> goesOn(run, entry);
      case STEP_SKIPPED -> skipped(run, entry);
      case UNDO_CHOSEN -> chosen(run, entry);
      case ABORT_CHOSEN -> stopped(run, "ended", entry);
      case CANCEL_ASKED, LEAVE_ASKED -> asksToStop(run, entry);
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

  private void escalated(String run, Entry entry) {
    gates.escalated(run, entry);
    steps.says(run, "now " + entry.detail() + " may decide, too", entry);
  }

  /** What is told begins with how many there are, such as {@code 1 of 2: }. */
  private void counted(String run, Entry entry) {
    gates.approved(run, entry, entry.detail().replaceFirst("^\\d+ of \\d+: ", ""));
    steps.says(run, "approved by " + entry.person() + ", " + entry.detail(), entry);
  }

  private void closed(String run, String state, Entry entry) {
    gates.closed(run, state, entry);
    String by = entry.person() == null ? "" : " by " + entry.person();
    switch (state) {
      case "APPROVED" -> {
        gates.approved(run, entry, entry.detail());
        steps.done(run, "approved" + by + ": " + entry.detail(), entry);
      }
      case "DENIED" -> steps.failed(run, "denied" + by + ": " + entry.detail(), entry);
      default -> steps.failed(run, entry.detail(), entry);
    }
    runs.goesOn(run);
  }

  private void parked(String run, Entry entry) {
    steps.parked(run, entry);
    parkings.opened(run, entry);
    runs.parks(run);
  }

  /** Whether the run was parked until this choice. */
  private boolean chosen(String run, Entry entry) {
    boolean chosen = parkings.chosen(run, entry.kind().name(), entry);
    runs.leavesParking(run);
    return chosen;
  }

  private void goesOn(String run, Entry entry) {
    chosen(run, entry);
    steps.goesOn(run, entry);
  }

  private void skipped(String run, Entry entry) {
    chosen(run, entry);
    steps.skipped(run, "skipped by " + entry.person() + ": " + entry.detail(), entry);
  }

  private void stopped(String run, String word, Entry entry) {
    if (chosen(run, entry)) {
      steps.stopped(run, word + " by " + entry.person() + ": " + entry.detail(), entry);
    }
  }

  /** To stop a parked run is to end it; any other heeds it when its present step is over. */
  private void asksToStop(String run, Entry entry) {
    runs.isAskedToStop(run, entry);
    stopped(run, "cancelled", entry);
  }

  private void ended(String run, Entry entry) {
    runs.ended(run, entry);
    steps.close(run, entry);
    gates.closeAll(run, entry);
    parkings.closeAll(run);
  }
}
