package dev.firedrill.web.runs;

import dev.firedrill.web.catalogue.Page;
import dev.firedrill.web.layout.Mark;
import dev.firedrill.workflows.procedure.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step on a run's screen: one that has begun, or one of the page that is still to come.
 *
 * @param ordinal its place in the run; 0 while it is to come
 * @param noWayBack whether from here on nothing is undone
 * @param hasLog whether it asks something of other systems
 */
record StepLine(
    int ordinal,
    String title,
    Mark mark,
    List<String> details,
    @Nullable Table facts,
    @Nullable Instant began,
    @Nullable Instant ended,
    boolean noWayBack,
    boolean undo,
    boolean hasLog) {

  StepLine {
    details = List.copyOf(details);
  }

  public boolean isNow() {
    return began != null && ended == null;
  }

  /**
   * The steps of a run in order, and after them the page's steps that have not begun.
   *
   * @param ending the run's; null while it is open
   */
  static List<StepLine> of(List<StepRow> begun, @Nullable Page page, @Nullable String ending) {
    List<StepLine> lines = new ArrayList<>();
    Set<String> titles = new HashSet<>();
    for (StepRow row : begun) {
      lines.add(line(row, page, ending != null));
      titles.add(row.title());
    }
    if (page != null) {
      page.steps().stream()
          .map(Page.Step::title)
          .filter(title -> !titles.contains(title))
          .forEach(title -> lines.add(toCome(title, page, ending)));
    }
    return lines;
  }

  private static StepLine line(StepRow row, @Nullable Page page, boolean runEnded) {
    boolean cutOff = runEnded && row.ended() == null && !row.state().equals("DONE");
    return new StepLine(
        row.ordinal(),
        row.title(),
        cutOff && row.state().equals("RUNNING") ? Mark.ofStep("FAILED") : Mark.ofStep(row.state()),
        row.detail().isBlank() ? List.of() : List.of(row.detail().split("\n")),
        row.facts(),
        isPlanned(row) ? null : row.began(),
        runEnded && row.ended() == null ? row.began() : row.ended(),
        row.kind().equals("NO_WAY_BACK") || isNoWayBack(row.title(), page),
        row.kind().equals("UNDO"),
        !row.kind().equals("GATE") && !row.state().equals("LEFT_OUT") && !isPlanned(row));
  }

  /** A step that a plan tells: it takes no time. */
  private static boolean isPlanned(StepRow row) {
    return row.state().equals("PLANNED");
  }

  private static StepLine toCome(String title, Page page, @Nullable String ending) {
    return new StepLine(
        0,
        title,
        Mark.ofStepToCome(ending),
        List.of(),
        null,
        null,
        null,
        isNoWayBack(title, page),
        false,
        false);
  }

  private static boolean isNoWayBack(String title, @Nullable Page page) {
    return page != null && page.noWayBackAfter().equals(title);
  }
}
