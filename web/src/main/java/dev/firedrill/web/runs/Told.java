package dev.firedrill.web.runs;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line of the audit about a run, as its screen lists it. */
record Told(
    long position, Instant at, @Nullable String person, String what, String title, String detail) {

  /** What happened, in words: {@code GATE_OPENED} is "gate opened". */
  public String words() {
    return what.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
