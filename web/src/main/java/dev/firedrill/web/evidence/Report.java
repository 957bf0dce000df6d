package dev.firedrill.web.evidence;

import dev.firedrill.web.runs.RunRow;
import dev.firedrill.web.runs.StepRow;
import dev.firedrill.workflows.procedure.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run that has ended, with all that proves what it did, as it is signed.
 *
 * @param format names this form, so that whoever reads it later knows what to expect
 * @param version of the page and the procedure that were carried out
 * @param plan the id of the plan that it held to; empty for none
 * @param report what the procedure itself reports; null unless it ended well
 */
record Report(
    String format,
    String run,
    String runbook,
    String title,
    String version,
    String target,
    String environment,
    String starter,
    String plan,
    Instant intended,
    Instant ended,
    String ending,
    List<String> reasons,
    Map<String, String> inputs,
    @Nullable Table report,
    List<Step> steps,
    Instant signed) {

  private static final String FORMAT = "firedrill-evidence-1";

  Report {
    reasons = List.copyOf(reasons);
    inputs = java.util.Collections.unmodifiableMap(new TreeMap<>(inputs));
    steps = List.copyOf(steps);
  }

  /** A step that began, and what it saw. */
  record Step(
      int ordinal,
      String kind,
      String title,
      String state,
      List<String> details,
      @Nullable Table facts,
      Instant began,
      @Nullable Instant ended) {

    Step {
      details = List.copyOf(details);
    }

    static Step of(StepRow row) {
      return new Step(
          row.ordinal(),
          row.kind(),
          row.title(),
          row.state(),
          row.detail().isBlank() ? List.of() : List.of(row.detail().split("\n")),
          row.facts(),
          row.began(),
          row.ended());
    }
  }

  /** The report of a run that has ended; {@link IllegalArgumentException} of another one. */
  static Report of(
      RunRow run,
      String title,
      Map<String, String> inputs,
      @Nullable Table report,
      List<StepRow> steps,
      Instant signed) {
    Instant ended = run.ended();
    String ending = run.ending();
    if (ended == null || ending == null) {
      throw new IllegalArgumentException("run " + run.id() + " has not ended");
    }
    return new Report(
        FORMAT,
        run.id(),
        run.runbook(),
        title,
        run.version(),
        run.target(),
        run.environment(),
        run.starter(),
        run.planned(),
        run.intended(),
        ended,
        ending,
        run.reasons(),
        inputs,
        report,
        steps.stream().map(Step::of).toList(),
        signed);
  }
}
