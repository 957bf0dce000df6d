package dev.firedrill.web.logs;

import java.util.List;

/**
 * A page of a log, as its screen shows it.
 *
 * @param steps the run's steps, to choose from
 * @param found how many lines there are that fit
 */
record LogView(LogQuery query, String runbook, List<Step> steps, long found, List<LogRow> rows) {

  /** A step that has a log, or may have one. */
  record Step(int ordinal, String title) {}

  LogView {
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
  }

  /** What the log is of. */
  public String title() {
    return steps.stream()
        .filter(step -> step.ordinal() == query.step())
        .map(Step::title)
        .findFirst()
        .orElse(query.step() == 0 ? "All steps" : "Step " + query.step());
  }

  public int page() {
    return query.page();
  }

  public int pages() {
    return pages(found);
  }

  static int pages(long found) {
    return (int) Math.max(1, (found + Logs.PAGE - 1) / Logs.PAGE);
  }

  /** The page of the whole log on which a line stands that a search found. */
  public long pageOf(LogRow row) {
    return (row.number() - 1) / Logs.PAGE + 1;
  }

  public boolean isSearch() {
    return !query.words().isEmpty();
  }

  /** Whether this line begins another step or attempt than the one above it. */
  public boolean begins(int index) {
    LogRow row = rows.get(index);
    if (index == 0) {
      return row.attempt() > 1 || query.step() == 0;
    }
    LogRow above = rows.get(index - 1);
    return above.step() != row.step() || above.attempt() != row.attempt();
  }

  /** The step and attempt of a line, in words. */
  public String placeOf(LogRow row) {
    String step =
        steps.stream()
            .filter(each -> each.ordinal() == row.step())
            .map(each -> row.step() + " · " + each.title())
            .findFirst()
            .orElse("Step " + row.step());
    return row.attempt() > 1 ? step + " · attempt " + row.attempt() : step;
  }
}
