package dev.firedrill.web.api;

import dev.firedrill.web.runs.RunRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as lists have it.
 *
 * @param stopping who asked to stop it and why, until the run heeds it; else empty
 */
record RunLine(
    String id,
    String runbook,
    String version,
    String target,
    String environment,
    String starter,
    Instant intended,
    @Nullable Instant ended,
    String state,
    @Nullable String ending,
    boolean stuck,
    boolean plan,
    @Nullable String planned,
    String stopping,
    List<String> reasons) {

  static RunLine of(RunRow run) {
    return new RunLine(
        run.id(),
        run.runbook(),
        run.version(),
        run.target(),
        run.environment(),
        run.starter(),
        run.intended(),
        run.ended(),
        run.state(),
        run.ending(),
        run.isStuck(),
        run.plan(),
        run.planned().isEmpty() ? null : run.planned(),
        run.stopping(),
        run.reasons());
  }
}
