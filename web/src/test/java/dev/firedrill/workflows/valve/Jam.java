package dev.firedrill.workflows.valve;

import java.util.concurrent.atomic.AtomicBoolean;

/** A mistake that a procedure may have: while it is there, no workflow task succeeds. */
public final class Jam {

  /** Whether the mistake is there. */
  public static final AtomicBoolean THERE = new AtomicBoolean();

  private Jam() {}

  static WheelView look() {
    if (THERE.get()) {
      throw new IllegalStateException("a mistake in the procedure");
    }
    return new WheelView("it is red");
  }
}
