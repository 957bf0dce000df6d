package dev.firedrill.web.layout;

import org.jspecify.annotations.Nullable;

/**
 * A state as people see it: a word, a shape and a tone; never colour alone.
 *
 * @param shape the name of a symbol in {@code layout/symbols.html}
 * @param tone {@code quiet}, {@code active}, {@code asks}, {@code good}, {@code warns} or {@code
 *     bad}
 */
public record Mark(String word, String shape, String tone) {

  /** Of an open run whose procedure fails at the engine again and again. */
  public static final Mark STUCK = new Mark("Stuck: cannot go on", "warning", "bad");

  /** Of a plan that is being made. */
  public static final Mark PLANNING = new Mark("Planning", "eye", "active");

  private static final Mark TO_COME = new Mark("to come", "ring", "quiet");
  private static final Mark NOT_REACHED = new Mark("not reached", "ring", "quiet");
  private static final Mark NOT_FORESEEN = new Mark("not foreseen", "unknown", "quiet");

  /** The mark of a run in this state, or with this ending. */
  public static Mark ofRun(String state, @Nullable String ending) {
    if (ending != null) {
      return ofEnding(ending);
    }
    return switch (state) {
      case "INTENDED" -> new Mark("Starting", "ring", "active");
      case "RUNNING" -> new Mark("Running", "target", "active");
      case "WAITING" -> new Mark("Waiting for approval", "hand", "asks");
      case "PARKED" -> new Mark("Parked: waits for a person", "warning", "warns");
      default -> new Mark("Ended", "dash", "quiet");
    };
  }

  /** The mark of a step that has begun. */
  public static Mark ofStep(String state) {
    return switch (state) {
      case "RUNNING" -> new Mark("running", "target", "active");
      case "WAITING" -> new Mark("waiting", "hand", "asks");
      case "DONE" -> new Mark("done", "tick", "good");
      case "FAILED" -> new Mark("stopped here", "cross", "bad");
      case "PLANNED" -> new Mark("would be done", "ring", "active");
      case "PARKED" -> new Mark("parked", "warning", "warns");
      case "SKIPPED" -> new Mark("skipped", "dash", "warns");
      default -> new Mark("left out", "dash", "quiet");
    };
  }

  /**
   * The mark of a step of the page that has not begun, with the run's ending or null while it is
   * open.
   */
  public static Mark ofStepToCome(@Nullable String ending) {
    if (ending == null) {
      return TO_COME;
    }
    return ending.equals("PLANNED") ? NOT_FORESEEN : NOT_REACHED;
  }

  /** The mark of a gate in this state. */
  public static Mark ofGate(String state) {
    return switch (state) {
      case "OPEN" -> new Mark("waits for a decision", "hand", "asks");
      case "APPROVED" -> new Mark("approved", "tick", "good");
      case "DENIED" -> new Mark("denied", "cross", "bad");
      case "CANCELLED" -> new Mark("the run was cancelled", "dash", "quiet");
      default -> new Mark("expired: a no", "clock", "warns");
    };
  }

  private static Mark ofEnding(String ending) {
    return switch (ending) {
      case "RECOVERED" -> new Mark("Recovered", "tick", "good");
      case "PLANNED" -> new Mark("Planned", "eye", "quiet");
      case "REFUSED" -> new Mark("Refused", "dash", "warns");
      case "DECLINED" -> new Mark("Declined", "cross", "warns");
      case "EXPIRED" -> new Mark("Expired", "clock", "warns");
      case "ABORTED" -> new Mark("Aborted, undone", "back", "warns");
      case "UNVERIFIED" -> new Mark("Unverified: go and look", "eye", "bad");
      default -> new Mark("Lost", "unknown", "bad");
    };
  }
}
