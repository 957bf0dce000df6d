package dev.firedrill.workflows.procedure;

/**
 * The run does not hold the lock on its target any more, and this attempt of a change was stopped
 * before its effect. It is not tried again: nothing that this run asks for is done there any more.
 */
public class LockLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What became of the lock, as a sentence without its full stop. */
  public LockLost(String what) {
    this(what, "nothing was done");
  }

  private LockLost(String what, String done) {
    super(what + ": " + done);
  }

  /** Lost between two attempts, or between two effects of one: what was done before stays. */
  public static final class Midway extends LockLost {

    private static final long serialVersionUID = 1L;

    /** What became of the lock, as a sentence without its full stop. */
    public Midway(String what) {
      super(what, "nothing more was done, but what was begun before may have been carried out");
    }
  }
}
