package dev.firedrill.web.access;

import java.time.Duration;

/** How long the next attempt waits after failures in a row: longer each time, up to a bound. */
final class Waits {

  /** So many wrong passwords from one source cost nothing. */
  static final int FREE_FROM_ONE = 5;

  /** So many from anywhere cost nothing. */
  static final int FREE_FROM_ALL = 100;

  private static final Duration LONGEST_FOR_ONE = Duration.ofMinutes(5);
  private static final Duration LONGEST_FOR_ALL = Duration.ofSeconds(30);

  private Waits() {}

  /** For the one source that failed so often on an account. */
  static Duration ofOne(int failures) {
    return grown(failures - FREE_FROM_ONE, LONGEST_FOR_ONE);
  }

  /** For all sources that the account's person did not come in from lately. */
  static Duration ofAll(int failures) {
    return grown(failures - FREE_FROM_ALL, LONGEST_FOR_ALL);
  }

  private static Duration grown(int beyond, Duration longest) {
    if (beyond < 0) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(1L << Math.min(beyond, 20));
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
