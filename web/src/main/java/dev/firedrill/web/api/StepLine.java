package dev.firedrill.web.api;

import dev.firedrill.web.runs.StepRow;
import dev.firedrill.workflows.procedure.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that has begun, and the facts that it saw. */
record StepLine(
    int ordinal,
    String kind,
    String title,
    String state,
    List<String> details,
    @Nullable Table facts,
    Instant began,
    @Nullable Instant ended) {

  static StepLine of(StepRow step) {
    return new StepLine(
        step.ordinal(),
        step.kind(),
        step.title(),
        step.state(),
        step.detail().isBlank() ? List.of() : List.of(step.detail().split("\n")),
        step.facts(),
        step.began(),
        step.ended());
  }
}
