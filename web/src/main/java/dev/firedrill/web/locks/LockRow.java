package dev.firedrill.web.locks;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target's lock as people see it.
 *
 * @param state {@code FREE}, {@code HELD}, {@code ORPHANED}, or {@code RELEASING} while a change of
 *     the run that lost it may be under way
 * @param token the highest that was given; 0 before the first
 * @param run who holds it, or lost it last; empty while it is free
 * @param busyUntil until when at most a change of that run may be under way
 * @param queue who waits for it, the first in turn first
 */
public record LockRow(
    String target,
    String state,
    long token,
    String run,
    String starter,
    @Nullable Instant since,
    @Nullable Instant busyUntil,
    List<Waiting> queue) {

  public LockRow {
    requireNonNull(target, "target");
    requireNonNull(state, "state");
    requireNonNull(run, "run");
    requireNonNull(starter, "starter");
    queue = List.copyOf(queue);
  }

  /** A run that waits, and since when. */
  public record Waiting(String run, String starter, Instant since) {}

  static LockRow free(String target, List<Waiting> queue) {
    return new LockRow(target, "FREE", 0, "", "", null, null, queue);
  }

  public boolean isFree() {
    return state.equals("FREE");
  }

  public boolean isHeld() {
    return state.equals("HELD");
  }

  public boolean isOrphaned() {
    return state.equals("ORPHANED");
  }

  public boolean isReleasing() {
    return state.equals("RELEASING");
  }
}
