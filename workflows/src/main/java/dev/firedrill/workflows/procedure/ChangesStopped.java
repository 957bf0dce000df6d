package dev.firedrill.workflows.procedure;

/**
 * All changes are stopped, and this attempt of one was stopped before its effect. It is not tried
 * again by itself: its run waits until changes are released.
 */
public class ChangesStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Stopped by whom, and why. */
  public ChangesStopped(String by) {
    super("all changes are stopped by " + by);
  }

  /** Stopped between two attempts: what the earlier one did is not known. */
  public static final class Midway extends ChangesStopped {

    private static final long serialVersionUID = 1L;

    /** Stopped by whom, and why. */
    public Midway(String by) {
      super(by);
    }
  }
}
