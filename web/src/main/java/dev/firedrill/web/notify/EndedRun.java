package dev.firedrill.web.notify;

import java.time.Instant;
import java.util.List;

/** What a notification says of a run that ended so that somebody has to go and look. */
record EndedRun(
    String run,
    String runbook,
    String target,
    String environment,
    String ending,
    List<String> reasons,
    String starter,
    Instant since) {

  EndedRun {
    reasons = List.copyOf(reasons);
  }
}
