package dev.firedrill.web.notify;

import dev.firedrill.workflows.procedure.Duty;
import java.time.Instant;
import java.util.Locale;

/**
 * A neglected duty to a target that keeps state, as a notification tells of it.
 *
 * @param noted when that was found
 */
record MissingBackup(Duty duty, String target, Instant noted, String why) {

  /** What is wrong, as a sentence. */
  String sentence() {
    return duty.sentence(target, why);
  }

  /** The duty in one word. */
  String word() {
    return duty.name().toLowerCase(Locale.ROOT);
  }
}
