package dev.firedrill.web.schedules;

import dev.firedrill.web.layout.Mark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a slot, or of a trigger.
 *
 * @param slot the local time, or the id of a triggered run
 * @param run its run; null when none was launched
 * @param person who triggered it; null when its time came
 * @param why it was left out or missed; "" otherwise
 * @param runState of its run; null when there is none
 * @param ending of its run; null when there is none yet
 */
public record SlotRow(
    String slot,
    Instant nominal,
    String state,
    @Nullable String run,
    @Nullable String person,
    String why,
    @Nullable String runState,
    @Nullable String ending) {

  /** Its outcome as people see it. */
  public Mark mark() {
    if (runState != null) {
      return Mark.ofRun(runState, ending);
    }
    return switch (state) {
      case "MISSED" -> new Mark("Did not run", "warning", "bad");
      case "LEFT_OUT" -> new Mark("Left out", "dash", "warns");
      default -> new Mark("Launched", "ring", "active");
    };
  }

  /** Whether its time came and it did not do what it was there for. */
  boolean isBad() {
    boolean never = state.equals("MISSED") || state.equals("LEFT_OUT");
    return never || (ending != null && !ending.equals("RECOVERED") && !ending.equals("PLANNED"));
  }
}
