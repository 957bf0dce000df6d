package dev.firedrill.web.notify;

import java.time.Instant;
import java.util.List;

/**
 * What a notification says of a gate: enough to act on, and nothing that may not be seen.
 *
 * @param people how many have to approve it
 * @param approved how many have
 */
record OpenGate(
    String run,
    int step,
    String runbook,
    String target,
    String environment,
    String question,
    List<String> groups,
    int people,
    int approved,
    String starter,
    Instant expires) {}
