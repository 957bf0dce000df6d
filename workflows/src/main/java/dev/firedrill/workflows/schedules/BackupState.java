package dev.firedrill.workflows.schedules;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Duty;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a duty to a target that keeps state.
 *
 * @param system what it runs
 * @param possible whether any runbook fulfils the duty for that system
 * @param since when the target came
 * @param newest when the newest run that fulfilled it ended; null if there never was one
 * @param underWay whether one is at it that was launched within a day
 */
public record BackupState(
    Duty duty,
    String system,
    boolean possible,
    Instant since,
    @Nullable Instant newest,
    boolean underWay) {

  public BackupState {
    requireNonNull(duty, "duty");
    requireNonNull(system, "system");
    requireNonNull(since, "since");
  }

  /** Why the duty counts as neglected; empty while it does not. */
  public Optional<String> objection(Instant now) {
    if (since.isAfter(now.minus(duty.within())) || underWay || isFresh(now)) {
      return Optional.empty();
    }
    if (newest == null) {
      return Optional.of(possible ? duty.never() : duty.nobody(system));
    }
    return Optional.of(duty.newest(newest));
  }

  /** Whether the newest run is younger than the duty allows. */
  public boolean isFresh(Instant now) {
    return newest != null && newest.isAfter(now.minus(duty.within()));
  }
}
