package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.TargetCard;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The row of a run as a whole. */
final class RunRows {

  private final JdbcClient sql;
  private final Inventory inventory;

  RunRows(JdbcClient sql, Inventory inventory) {
    this.sql = sql;
    this.inventory = inventory;
  }

  /** A run that no form launched, such as a schedule's, has no row until it starts. */
  void started(String run, Launch launch, Entry entry) {
    sql.sql(
            """
            INSERT INTO runs (id, runbook, version, target, environment, starter, request,
                              intended_at, started_at, state, plan, planned)
            VALUES (:run, :runbook, :version, :target, :environment, :starter, '{}',
                    :at, :at, 'RUNNING', :plan, :planned)
            ON CONFLICT (id) DO UPDATE
              SET started_at = coalesce(runs.started_at, excluded.started_at),
                  state = CASE runs.state WHEN 'INTENDED' THEN 'RUNNING' ELSE runs.state END
            """)
        .param("run", run)
        .param("runbook", launch.runbook())
        .param("version", launch.version())
        .param("target", launch.target().value())
        .param("environment", environment(launch))
        .param("starter", launch.starter())
        .param("at", time(entry.at()))
        .param("plan", launch.mannerOrUsual().plan())
        .param("planned", launch.mannerOrUsual().planned())
        .update();
  }

  private String environment(Launch launch) {
    return inventory.find(launch.target()).map(TargetCard::environment).orElse("");
  }

  void waits(String run) {
    move(run, "RUNNING", "WAITING");
  }

  void goesOn(String run) {
    move(run, "WAITING", "RUNNING");
  }

  /** Whoever asked to stop the run is heeded by then: the card says so. */
  void parks(String run) {
    sql.sql("UPDATE runs SET state = 'PARKED', stopping = '' WHERE id = ? AND state <> 'ENDED'")
        .param(run)
        .update();
  }

  void leavesParking(String run) {
    move(run, "PARKED", "RUNNING");
  }

  void isAskedToStop(String run, Entry entry) {
    sql.sql("UPDATE runs SET stopping = ? WHERE id = ? AND state <> 'ENDED'")
        .params(Text.storable(entry.person() + ": " + entry.detail()), run)
        .update();
  }

  private void move(String run, String from, String to) {
    sql.sql("UPDATE runs SET state = ? WHERE id = ? AND state = ?").params(to, run, from).update();
  }

  void ended(String run, Entry entry) {
    sql.sql(
            """
            UPDATE runs SET state = 'ENDED', ended_at = ?, ending = ?, summary = ?,
                            report = ?::jsonb, stopping = ''
            WHERE id = ? AND (state <> 'ENDED' OR ending = 'LOST')
            """)
        .params(time(entry.at()), String.valueOf(entry.ending()), Text.storable(entry.detail()))
        .param(Json.orNull(entry.facts()))
        .param(run)
        .update();
  }

  /** As the driver takes a point in time. */
  static OffsetDateTime time(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
