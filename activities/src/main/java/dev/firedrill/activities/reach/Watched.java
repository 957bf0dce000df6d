package dev.firedrill.activities.reach;

import org.jspecify.annotations.Nullable;

/** Which witness sees what this thread does; the threads that it starts are seen by the same. */
public final class Watched {

  private static final InheritableThreadLocal<@Nullable Witness> CURRENT =
      new InheritableThreadLocal<>();

  private Watched() {}

  /** The witness of what this thread does now; one that sees nothing when there is none. */
  public static Witness by() {
    Witness witness = CURRENT.get();
    return witness == null ? Witness.NOBODY : witness;
  }

  /** From here on this thread is seen by this witness, until {@link #leave}. */
  public static void enter(Witness witness) {
    CURRENT.set(witness);
  }

  /** From here on nobody sees this thread. */
  public static void leave() {
    CURRENT.remove();
  }
}
