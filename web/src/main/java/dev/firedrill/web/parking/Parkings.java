package dev.firedrill.web.parking;

import dev.firedrill.web.layout.Notice;
import dev.firedrill.web.layout.ParkedRuns;
import dev.firedrill.workflows.procedure.ParkCard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Parked runs as the journal has them. A parked run stands loud on every page. */
@Repository
public class Parkings implements ParkedRuns, Notice {

  private static final int NAMED = 3;

  private static final String SELECT =
      """
      SELECT p.run_id, p.card, r.runbook, r.target, r.environment, r.starter
      FROM parkings p JOIN runs r ON r.id = p.run_id WHERE p.state = 'OPEN'\
      """;

  private final JdbcClient database;
  private final JsonMapper json;

  Parkings(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  @Override
  public int count() {
    return database
        .sql("SELECT count(*) FROM parkings WHERE state = 'OPEN'")
        .query(Integer.class)
        .single();
  }

  @Override
  public Optional<String> banner() {
    List<ParkRow> parked = open();
    if (parked.isEmpty()) {
      return Optional.empty();
    }
    String named =
        parked.stream()
            .limit(NAMED)
            .map(row -> row.runbook() + " on " + row.target())
            .collect(Collectors.joining(", "));
    String more = parked.size() > NAMED ? " and " + (parked.size() - NAMED) + " more" : "";
    return Optional.of("Parked, until somebody chooses how it goes on: " + named + more + ".");
  }

  /** Every parked run, the one that waits longest first. */
  public List<ParkRow> open() {
    return database.sql(SELECT + " ORDER BY p.parked_at, p.run_id").query(this::row).list();
  }

  /** How this run is parked, if it is. */
  public Optional<ParkRow> of(String run) {
    return database
        .sql(SELECT + " AND p.run_id = :run")
        .param("run", run)
        .query(this::row)
        .optional();
  }

  /** What may be stopped of this run; empty when there is none of this id. */
  Optional<Stoppable> stoppable(String run) {
    return database
        .sql(
            """
            SELECT id, runbook, target, environment, starter, state, stopping,
              EXISTS (SELECT FROM steps WHERE run_id = id AND kind = 'UNDO' AND state = 'RUNNING')
                AND (SELECT chosen FROM parkings WHERE run_id = id
                  ORDER BY number DESC LIMIT 1) IS DISTINCT FROM 'UNDO_CHOSEN' AS undoing
            FROM runs WHERE id = :run\
            """)
        .param("run", run)
        .query((row, number) ->
            new Stoppable(
                row.getString("id"),
                row.getString("runbook"),
                row.getString("target"),
                row.getString("environment"),
                row.getString("starter"),
                row.getString("state"),
                row.getString("stopping"),
                row.getBoolean("undoing")))
        .optional();
  }

  private ParkRow row(ResultSet row, int number) throws SQLException {
    return new ParkRow(
        row.getString("run_id"),
        json.readValue(row.getString("card"), ParkCard.class),
        row.getString("runbook"),
        row.getString("target"),
        row.getString("environment"),
        row.getString("starter"));
  }
}
