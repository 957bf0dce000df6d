package dev.firedrill.lab;

/** What the lab could not do; the message says what a person can do about it. */
public final class LabFailure extends RuntimeException {

  public LabFailure(String message) {
    super(message);
  }

  public LabFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
