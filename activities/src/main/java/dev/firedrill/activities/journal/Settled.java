package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.Rests;
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

  /**
   * Whether this caller carries the run out, or none was admitted yet. A failure that is not tried
   * again when it rests on less than is settled.
   */
  boolean isToldBy(Caller caller, String run) {
    return sql.sql(
            """
            SELECT NOT EXISTS (SELECT FROM runs WHERE id = :run AND execution <> :execution) AS own,
                   coalesce((SELECT sequence FROM settled WHERE run = :run), -1) AS settled
            """)
        .param("run", run)
        .param("execution", caller.execution())
        .query((row, number) ->
            row.getBoolean("own") && isKept(caller.rests(), run, row.getInt("settled")))
        .single();
  }

  private static boolean isKept(int rests, String run, int settled) {
    if (rests != Rests.UNKNOWN && rests < settled) {
      throw ApplicationFailure.newNonRetryableFailure(
          "a change of %s that rests on place %d was let pass: who rests on %d was given up"
              .formatted(run, settled, rests),
          "GivenUp");
    }
    return true;
  }
}
