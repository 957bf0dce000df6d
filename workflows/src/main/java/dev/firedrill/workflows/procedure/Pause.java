package dev.firedrill.workflows.procedure;

import java.time.Duration;

/**
 * How long a run waits before it asks again: five seconds, and then twice as long each time, up to
 * a bound. Each time it asks costs some of its history.
 */
record Pause(Duration length, Duration longest) {

  private static final Duration FIRST = Duration.ofSeconds(5);

  /** The first one, where no pause is longer than this. */
  static Pause upTo(Duration longest) {
    return new Pause(FIRST, longest);
  }

  Pause next() {
    Duration twice = length.multipliedBy(2);
    return new Pause(twice.compareTo(longest) < 0 ? twice : longest, longest);
  }
}
