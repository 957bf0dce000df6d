package dev.firedrill.workflows.valve;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/** What is seen of a wheel. */
record WheelView(String colour) implements Facts {

  @Override
  public Table asTable() {
    return new Table(List.of("Part", "Seen"), List.of(List.of("Wheel", colour)));
  }
}
