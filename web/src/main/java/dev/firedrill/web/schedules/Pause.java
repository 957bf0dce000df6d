package dev.firedrill.web.schedules;

import java.time.Instant;

/** Who holds a schedule, why, and since when. */
public record Pause(String person, String reason, Instant since) {}
