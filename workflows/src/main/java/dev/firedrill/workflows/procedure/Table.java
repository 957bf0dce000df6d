package dev.firedrill.workflows.procedure;

import java.util.List;

/** Facts as people compare them: named columns, and rows as wide as the columns. */
public record Table(List<String> columns, List<List<String>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("each row needs " + width + " cells: " + rows);
    }
  }
}
