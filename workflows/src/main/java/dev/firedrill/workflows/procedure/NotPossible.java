package dev.firedrill.workflows.procedure;

/**
 * A verb says that it cannot be done, and what may be done about it; it changed nothing and is not
 * tried again. Every other failure of a verb is tried again within its bounds.
 */
public final class NotPossible extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotPossible(String message) {
    super(message);
  }

  public NotPossible(String message, Throwable cause) {
    super(message, cause);
  }
}
