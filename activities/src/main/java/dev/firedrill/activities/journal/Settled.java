package dev.firedrill.activities.journal;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a run told and cannot tell otherwise any more, since the engine has kept it and has handed
 * out a change that rests on it. Whoever tells it otherwise is an execution that the engine gave
 * up: after a death of the engine two may go on side by side for some seconds, one from before and
 * one from behind it.
 */
final class Settled {

  private final JdbcClient sql;

  Settled(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * {@link IllegalStateException} when this place of the run is settled. It is tried again by who
   * told, which ends with the engine's answer that nobody waits for it: it must not go on
   * otherwise.
   */
  void requireOpen(String run, int place) {
    int settled =
        sql.sql("SELECT coalesce(max(sequence), -1) FROM settled WHERE run = ?")
            .param(run)
            .query(Integer.class)
            .single();
    if (place <= settled) {
      throw new IllegalStateException(
          "%s is acted on up to place %d: its place %d is not told otherwise any more"
              .formatted(run, settled, place));
    }
  }
}
