package dev.firedrill.web.notify;

import java.time.Instant;

/** What a notification says of a gate: enough to act on, and nothing that may not be seen. */
record OpenGate(
    String run,
    int step,
    String runbook,
    String target,
    String environment,
    String question,
    String group,
    String starter,
    Instant expires) {}
