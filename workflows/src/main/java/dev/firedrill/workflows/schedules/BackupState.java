package dev.firedrill.workflows.schedules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the backups of a target that needs some.
 *
 * @param system what it runs
 * @param possible whether any runbook backs that system up
 * @param since when it began to need them
 * @param newest when the newest one was there; null if there never was one
 * @param underWay whether one is being taken that was launched within {@link #FRESH}
 */
public record BackupState(
    String system, boolean possible, Instant since, @Nullable Instant newest, boolean underWay) {

  /** How old the newest one may be: a day, also the one on which the clocks are turned back. */
  public static final Duration FRESH = Duration.ofHours(25);

  public BackupState {
    requireNonNull(system, "system");
    requireNonNull(since, "since");
  }

  /** Why the target counts as one without a backup; empty while it does not. */
  public Optional<String> objection(Instant now) {
    if (since.isAfter(now.minus(FRESH)) || underWay || isFresh(now)) {
      return Optional.empty();
    }
    if (newest == null) {
      return Optional.of(
          possible ? "none was ever taken here" : "no runbook here backs up what runs " + system);
    }
    return Optional.of("the newest that was taken here is of " + newest);
  }

  /** Whether the newest one is younger than {@link #FRESH}. */
  public boolean isFresh(Instant now) {
    return newest != null && newest.isAfter(now.minus(FRESH));
  }
}
