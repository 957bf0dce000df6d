package dev.firedrill.activities.journal;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Rests;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the engine's executions asked for what this thread does. Whoever reaches the engine can
 * have a worker called by a workflow of their own, so what is asked for a run is not always the
 * run's own wish.
 *
 * @param run the workflow's id: a run has its own
 * @param execution the engine's own id of what carries it out
 * @param rests what the run's last change rests on, by who calls; {@link Rests#UNKNOWN} where that
 *     is not asked for
 */
public record Caller(String run, String execution, int rests) {

  private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

  public Caller {
    requireNonNull(run, "run");
    requireNonNull(execution, "execution");
  }

  /** From here on, in this thread. */
  public static void enter(Caller caller) {
    CURRENT.set(caller);
  }

  /** It asks for nothing any more. */
  public static void leave() {
    CURRENT.remove();
  }

  /** Empty where the desk itself writes. */
  static Optional<Caller> current() {
    return Optional.ofNullable(CURRENT.get());
  }
}
