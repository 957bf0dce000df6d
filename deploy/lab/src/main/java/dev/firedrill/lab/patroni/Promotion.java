package dev.firedrill.lab.patroni;

/**
 * One entry of Patroni's history: how a timeline ended because another began.
 *
 * @param endedTimeline the timeline that ended; the promoted member runs on the next one
 * @param reason in PostgreSQL's words
 */
public record Promotion(long endedTimeline, String reason) {}
