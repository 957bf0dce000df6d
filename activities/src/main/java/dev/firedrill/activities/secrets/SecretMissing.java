package dev.firedrill.activities.secrets;

/** A secret could not be read; the message names its place, never its value, and what to do. */
public final class SecretMissing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SecretMissing(String message) {
    super(message);
  }

  public SecretMissing(String message, Throwable cause) {
    super(message, cause);
  }
}
