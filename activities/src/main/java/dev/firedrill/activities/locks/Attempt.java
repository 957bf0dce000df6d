package dev.firedrill.activities.locks;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Rests;
import java.time.Duration;

/**
 * One attempt of a change, as it asks whether it may act.
 *
 * @param run the run's id
 * @param execution the engine's own id of what carries the run out
 * @param key the effect key and the engine's own id of what is attempted: a change that a person
 *     has tried again is another one, and begins at the attempt 1 again
 * @param number from 1
 * @param within how long the attempt may take
 * @param rests how far the run had told when it had the change scheduled; {@link Rests#UNKNOWN} in
 *     runs of before
 */
public record Attempt(
    String run, String execution, String key, int number, Duration within, int rests) {

  public Attempt {
    requireNonNull(run, "run");
    requireNonNull(execution, "execution");
    requireNonNull(key, "key");
    requireNonNull(within, "within");
  }
}
