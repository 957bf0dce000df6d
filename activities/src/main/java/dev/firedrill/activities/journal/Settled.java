package dev.firedrill.activities.journal;

import io.temporal.failure.ApplicationFailure;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the engine has certainly taken over what a run told: so far rests a change that was let
 * pass. Whoever tells, and rests on less, is an execution that the engine gave up: after a death of
 * the engine two may go on, one after the other, and the second from before what the first did.
 */
final class Settled {

  private final JdbcClient sql;

  Settled(JdbcClient sql) {
    this.sql = sql;
  }

  /** A failure that is not tried again when the run is settled further than this. */
  void requireNotBeyond(int rests, String run) {
    int settled =
        sql.sql("SELECT coalesce(max(sequence), -1) FROM settled WHERE run = ?")
            .param(run)
            .query(Integer.class)
            .single();
    if (rests < settled) {
      throw ApplicationFailure.newNonRetryableFailure(
          "a change of %s that rests on place %d was let pass: who rests on %d was given up"
              .formatted(run, settled, rests),
          "GivenUp");
    }
  }
}
