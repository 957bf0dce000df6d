package dev.firedrill.workflows.procedure;

/**
 * How long a run's history may become. The engine ends a run for good at 51,200 events (Temporal,
 * {@code limit.historyCount.error}); then nothing is undone any more, and nobody gives its lock
 * back.
 */
final class HistoryRoom {

  private static final int LIMIT = 51_200;

  /** A look of 90 minutes costs some 10,000 events: one that is tried again, and one after it. */
  private static final int LONG_LOOKS = 20_000;

  /** What undoing and ending a run may cost. */
  private static final int ENDING = 1_200;

  private HistoryRoom() {}

  /** Whether a run with so many events may try a step again, whichever it is. */
  static boolean isLeftToTryAgain(long events) {
    return events + LONG_LOOKS + ENDING <= LIMIT;
  }
}
