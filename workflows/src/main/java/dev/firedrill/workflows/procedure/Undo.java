package dev.firedrill.workflows.procedure;

import org.jspecify.annotations.Nullable;

/** What takes a change back, stated before the change is made; or the reason why nothing does. */
public final class Undo {

  private final String title;
  private final @Nullable Runnable action;

  private Undo(String title, @Nullable Runnable action) {
    this.title = title;
    this.action = action;
  }

  /** An undo with its title; it is carried out when the run stops before the point of no return. */
  public static Undo by(String title, Runnable action) {
    return new Undo(title, action);
  }

  /** No undo, and why: the reason is told to people when the run stops after the change. */
  public static Undo none(String why) {
    return new Undo(why, null);
  }

  String title() {
    return title;
  }

  boolean isPossible() {
    return action != null;
  }

  void carryOut() {
    if (action != null) {
      action.run();
    }
  }
}
