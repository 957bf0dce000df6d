package dev.firedrill.activities.reach;

import java.util.Optional;

/** A failure and its causes, from the outside in. */
public final class Chain {

  private Chain() {}

  /** The first of this type, the failure itself included. */
  public static <T> Optional<T> first(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }
}
