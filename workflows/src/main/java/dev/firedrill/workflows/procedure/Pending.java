package dev.firedrill.workflows.procedure;

import org.jspecify.annotations.Nullable;

/** One choice at a time: taken, then told to the journal; untold, it may still be withdrawn. */
final class Pending {

  private @Nullable Chosen taken;
  private boolean told;

  void take(Chosen chosen) {
    taken = chosen;
    told = false;
  }

  void told() {
    told = true;
  }

  void clear() {
    taken = null;
    told = false;
  }

  /** What was taken, told or not. */
  @Nullable Chosen taken() {
    return taken;
  }

  /** Whether there is a choice that the journal has. */
  boolean isTold() {
    return taken != null && told;
  }

  /** Whether nothing is on its way to the journal. */
  boolean isSettled() {
    return taken == null || told;
  }
}
