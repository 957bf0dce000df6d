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
 * @param failed the newest run that was to fulfil it and found something in the way; null if there
 *     never was one
 * @param underWay whether one is at it that was launched within a day
 */
public record BackupState(
    Duty duty,
    String system,
    boolean possible,
    Instant since,
    @Nullable Instant newest,
    @Nullable Failed failed,
    boolean underWay) {

  public BackupState {
    requireNonNull(duty, "duty");
    requireNonNull(system, "system");
    requireNonNull(since, "since");
  }

  /**
   * A run that ended otherwise than well.
   *
   * @param at when it ended
   * @param why in its own words; "" if it said nothing
   */
  public record Failed(String run, String ending, Instant at, String why) {

    public Failed {
      requireNonNull(run, "run");
      requireNonNull(ending, "ending");
      requireNonNull(at, "at");
      requireNonNull(why, "why");
    }

    private String sentence() {
      String because = why.isEmpty() ? "" : ": " + why.lines().findFirst().orElse("");
      return "run %s of %s ended %s%s".formatted(run, at, ending, because);
    }
  }

  /** Why the duty counts as neglected; empty while it does not. */
  public Optional<String> objection(Instant now) {
    if (underWay) {
      return Optional.empty();
    }
    if (failed != null && hasFailed()) {
      return Optional.of(failed.sentence());
    }
    if (since.isAfter(now.minus(duty.within())) || isFresh(now)) {
      return Optional.empty();
    }
    if (newest == null) {
      return Optional.of(possible ? duty.never() : duty.nobody(system));
    }
    return Optional.of(duty.newest(newest));
  }

  /**
   * Whether a verification found something in the way, and none ended well since: what an earlier
   * one proved is in doubt, however young it is. A backup that was not taken leaves the ones before
   * it as good as they were.
   */
  public boolean hasFailed() {
    return duty == Duty.VERIFICATION
        && failed != null
        && (newest == null || failed.at().isAfter(newest));
  }

  /** Whether the newest run is younger than the duty allows. */
  public boolean isFresh(Instant now) {
    return newest != null && newest.isAfter(now.minus(duty.within()));
  }
}
