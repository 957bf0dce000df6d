package dev.firedrill.web.evidence;

import dev.firedrill.web.layout.Mark;
import java.time.Instant;

/**
 * One line of the list of evidence.
 *
 * @param bytes how long the bundle is
 */
record Kept(
    String run,
    String runbook,
    String target,
    String environment,
    String starter,
    String ending,
    Instant ended,
    Instant signed,
    long bytes) {

  /** How the run ended, as a word, a shape and a tone. */
  public Mark mark() {
    return Mark.ofRun("ENDED", ending);
  }
}
