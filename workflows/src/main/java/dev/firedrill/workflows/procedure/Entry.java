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
    @Nullable Ending ending) {

  /** What happened. */
  public enum Kind {
    RUN_STARTED,
    LOOK_BEGAN,
    CHECK_BEGAN,
    GATE_OPENED,
    CHANGE_BEGAN,
    NO_WAY_BACK_BEGAN,
    VERIFY_BEGAN,
    UNDO_BEGAN,
    LOOKED_AGAIN,
    STEP_DONE,
    STEP_FAILED,
    STEP_LEFT_OUT,
    GATE_APPROVED,
    GATE_DENIED,
    GATE_EXPIRED,
    RUN_ENDED
  }

  public Entry {
    requireNonNull(at, "at");
    requireNonNull(kind, "kind");
    requireNonNull(title, "title");
    requireNonNull(detail, "detail");
  }
}
