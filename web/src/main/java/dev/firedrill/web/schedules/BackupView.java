package dev.firedrill.web.schedules;

import dev.firedrill.web.layout.Mark;
import dev.firedrill.workflows.schedules.BackupState;
import java.time.Instant;

/**
 * A target that keeps state, and what is known of its backups.
 *
 * @param objection why it counts as one without a backup; empty while it does not
 */
public record BackupView(String target, BackupState state, Mark mark, String objection) {

  private static final Mark MISSING = new Mark("Missing", "cross", "bad");
  private static final Mark UNDER_WAY = new Mark("Being taken", "target", "active");
  private static final Mark FRESH = new Mark("Younger than a day", "tick", "good");
  private static final Mark NOT_DUE = new Mark("Not due yet", "ring", "quiet");

  static BackupView of(String target, BackupState state, Instant now) {
    String objection = state.objection(now).orElse("");
    return new BackupView(target, state, mark(state, objection, now), objection);
  }

  private static Mark mark(BackupState state, String objection, Instant now) {
    if (!objection.isEmpty()) {
      return MISSING;
    }
    if (state.underWay()) {
      return UNDER_WAY;
    }
    return state.isFresh(now) ? FRESH : NOT_DUE;
  }
}
