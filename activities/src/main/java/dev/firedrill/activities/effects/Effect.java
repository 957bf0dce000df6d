package dev.firedrill.activities.effects;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The effect that the running verb brings about.
 *
 * @param key the same for every attempt of one step, and for no other step
 * @param attempt from 1
 */
public record Effect(String key, int attempt) {

  private static final ThreadLocal<@Nullable Effect> CURRENT = new ThreadLocal<>();
  private static final ThreadLocal<@Nullable Guard> GUARD = new ThreadLocal<>();

  public Effect {
    requireNonNull(key, "key");
  }

  /** The effect of the verb that this thread carries out. */
  public static Effect current() {
    Effect effect = CURRENT.get();
    if (effect == null) {
      throw new IllegalStateException("no verb of a run is being carried out in this thread");
    }
    return effect;
  }

  /** Whether an earlier attempt may have acted already. */
  public boolean isRepeated() {
    return attempt > 1;
  }

  /**
   * Asks again, right before an effect, what was asked before the verb began: that changes are not
   * stopped and the run still holds its target's lock. For every verb that looked or waited first;
   * the failure that says no goes to the run as it is.
   */
  public static void requireStillMine() {
    Guard guard = GUARD.get();
    if (guard != null) {
      guard.askBeforeEffect();
    }
  }

  static void enter(@Nullable Effect effect, @Nullable Guard guard) {
    CURRENT.set(effect);
    GUARD.set(guard);
  }

  static void leave() {
    CURRENT.remove();
    GUARD.remove();
  }
}
