package dev.firedrill.web.runs;

import dev.firedrill.workflows.procedure.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step that has begun, as the journal has it. */
public record StepRow(
    int ordinal,
    String kind,
    String title,
    String detail,
    @Nullable Table facts,
    String state,
    Instant began,
    @Nullable Instant ended) {}
