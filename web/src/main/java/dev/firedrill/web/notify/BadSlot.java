package dev.firedrill.web.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A slot that did not do what its schedule is there for, as a notification tells of it.
 *
 * @param slot its local time
 * @param state {@code MISSED}, {@code LEFT_OUT} or, when its run ended badly, {@code LAUNCHED}
 * @param run null when none was launched
 * @param ending of its run; null when none was launched
 */
record BadSlot(
    String schedule,
    String slot,
    Instant nominal,
    String state,
    @Nullable String run,
    @Nullable String ending,
    String why) {

  /** What happened, as a sentence. */
  String sentence() {
    String what = "The schedule %s of %s ".formatted(schedule, slot);
    String because = why.isEmpty() ? "" : ": " + why.replace("\n", "; ");
    return switch (state) {
      case "MISSED" -> what + "did not run" + because + ".";
      case "LEFT_OUT" -> what + "was left out" + because + ".";
      default -> what + "ended " + ending + because + ".";
    };
  }
}
