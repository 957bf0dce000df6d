package dev.firedrill.web.notify;

import java.time.Instant;

/**
 * A target that needs a backup and has none younger than a day, as a notification tells of it.
 *
 * @param noted when that was found
 */
record MissingBackup(String target, Instant noted, String why) {

  /** What is wrong, as a sentence. */
  String sentence() {
    return "There is no backup younger than a day of %s: %s.".formatted(target, why);
  }
}
