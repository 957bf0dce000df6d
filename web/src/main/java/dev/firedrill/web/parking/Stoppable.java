package dev.firedrill.web.parking;

/**
 * A run as the page shows it on which people stop it.
 *
 * @param stopping who asked to stop it already and why, until the run heeds it; else empty
 * @param undoing whether the run takes back what it changed; not while an undo is carried out that
 *     a person chose past the point of no return, as the run is parked again after that
 */
public record Stoppable(
    String run,
    String runbook,
    String target,
    String environment,
    String starter,
    String state,
    String stopping,
    boolean undoing) {

  /** Whether the run is over. */
  public boolean isEnded() {
    return state.equals("ENDED");
  }
}
