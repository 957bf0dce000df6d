package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line that a run tells its journal. Its place is (run, sequence): told twice it is kept once,
 * told with other content it is kept as a correction beside the first.
 *
 * @param step the step's ordinal, from 1; 0 for the run as a whole
 * @param title the step's title as on the page; of the run as a whole, the runbook's id
 * @param detail what varies: names, numbers, reasons
 * @param person who, where a person did it
 */
public record Entry(
    int sequence,
    Instant at,
    Kind kind,
    int step,
    String title,
    String detail,
    @Nullable Table facts,
    @Nullable GateCard gate,
    @Nullable String person,
    @Nullable Ending ending,
    @Nullable ParkCard parked) {

  /** An entry that parks nothing. */
  public Entry(
      int sequence,
      Instant at,
      Kind kind,
      int step,
      String title,
      String detail,
      @Nullable Table facts,
      @Nullable GateCard gate,
      @Nullable String person,
      @Nullable Ending ending) {
    this(sequence, at, kind, step, title, detail, facts, gate, person, ending, null);
  }

  /** What happened. */
  public enum Kind {
    RUN_STARTED,
    LOOK_BEGAN,
    CHECK_BEGAN,
    GATE_OPENED,
    GATE_ESCALATED,
    GATE_APPROVAL_COUNTED,
    CHANGE_BEGAN,
    NO_WAY_BACK_BEGAN,
    VERIFY_BEGAN,
    UNDO_BEGAN,
    GATE_PLANNED,
    CHANGE_PLANNED,
    NO_WAY_BACK_PLANNED,
    VERIFY_PLANNED,
    LOOKED_AGAIN,
    HALTED,
    WENT_ON,
    STEP_DONE,
    STEP_FAILED,
    STEP_LEFT_OUT,
    GATE_APPROVED,
    GATE_DENIED,
    GATE_EXPIRED,
    GATE_CANCELLED,
    STEP_PARKED,
    RETRY_CHOSEN,
    STEP_SKIPPED,
    UNDO_CHOSEN,
    GO_ON_CHOSEN,
    ABORT_CHOSEN,
    CANCEL_ASKED,
    LEAVE_ASKED,
    RUN_ENDED
  }

  public Entry {
    requireNonNull(at, "at");
    requireNonNull(kind, "kind");
    requireNonNull(title, "title");
    requireNonNull(detail, "detail");
  }
}
