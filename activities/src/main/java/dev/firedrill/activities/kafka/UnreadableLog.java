package dev.firedrill.activities.kafka;

/** A partition's log of which it cannot be told how far it goes; the message says why. */
final class UnreadableLog extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableLog(String message) {
    super(message);
  }

  UnreadableLog(String message, Throwable cause) {
    super(message, cause);
  }
}
