package dev.firedrill.web.notify;

import java.time.Instant;
import java.util.List;

/** What a notification says of a parked run: enough to act on, and nothing that may not be seen. */
record ParkedRun(
    String run,
    int parking,
    String runbook,
    String target,
    String environment,
    String title,
    List<String> reasons,
    String starter,
    Instant since) {

  ParkedRun {
    reasons = List.copyOf(reasons);
  }
}
