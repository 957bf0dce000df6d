package dev.firedrill.web.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the run list is narrowed to; an empty text narrows nothing. */
record Filter(
    String target, String runbook, String person, String state, @Nullable Instant before) {

  Filter {
    target = target.strip();
    runbook = runbook.strip();
    person = person.strip();
    state = state.strip();
  }

  public boolean isOn() {
    return !(target + runbook + person + state).isEmpty();
  }
}
