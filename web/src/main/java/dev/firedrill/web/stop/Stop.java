package dev.firedrill.web.stop;

import java.time.Instant;

/** Who stopped all changes, why, and since when. */
public record Stop(String person, String reason, Instant at) {}
