package dev.firedrill.workflows.schedules;

import java.util.Locale;

/** What a slot does while an earlier run of its schedule is open. */
public enum Overlap {
  /** It is left out, which is recorded and told. */
  SKIP,
  /** It waits for that run's end, as long as it may be caught up. */
  WAIT,
  /** It is launched beside it. */
  ALLOW;

  /** Its word in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
