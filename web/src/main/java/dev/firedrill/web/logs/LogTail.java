package dev.firedrill.web.logs;

import java.util.List;

/**
 * The end of the log of a run's newest step.
 *
 * @param title the step's title; empty where nothing was logged yet
 */
public record LogTail(String run, int step, String title, List<LogRow> rows) {

  public LogTail {
    rows = List.copyOf(rows);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
