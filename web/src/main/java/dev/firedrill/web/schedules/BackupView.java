package dev.firedrill.web.schedules;

import dev.firedrill.web.layout.Mark;
import dev.firedrill.workflows.schedules.BackupState;
import java.time.Instant;

/**
 * A duty to a target that keeps state, and what is known of it.
 *
 * @param objection why it counts as neglected; empty while it does not
 */
public record BackupView(String target, BackupState state, Mark mark, String objection) {

  private static final Mark MISSING = new Mark("Missing", "cross", "bad");
  private static final Mark FAILED = new Mark("Failed", "cross", "bad");
  private static final Mark NOT_DUE = new Mark("Not due yet", "ring", "quiet");

  static BackupView of(String target, BackupState state, Instant now) {
    String objection = state.objection(now).orElse("");
    return new BackupView(target, state, mark(state, objection, now), objection);
  }

  private static Mark mark(BackupState state, String objection, Instant now) {
    if (!objection.isEmpty()) {
      return state.hasFailed() ? FAILED : MISSING;
    }
    if (state.underWay()) {
      return new Mark("Under way", "target", "active");
    }
    return state.isFresh(now) ? new Mark(fresh(state), "tick", "good") : NOT_DUE;
  }

  private static String fresh(BackupState state) {
    return switch (state.duty()) {
      case BACKUP -> "Younger than a day";
      case VERIFICATION -> "Within a month";
    };
  }
}
