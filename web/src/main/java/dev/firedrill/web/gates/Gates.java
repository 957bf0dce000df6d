package dev.firedrill.web.gates;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.layout.Waits;
import dev.firedrill.workflows.procedure.GateCard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gates as the journal has them. */
@Repository
public class Gates implements Waits {

  private static final String SELECT =
      """
      SELECT g.run_id, g.card, g.state, g.groups, g.approvals, g.decided_by, g.reason, g.decided_at,
        r.runbook, r.target, r.environment, r.starter
      FROM gates g JOIN runs r ON r.id = g.run_id
      """;

  private static final TypeReference<List<GateRow.Approval>> APPROVALS = new TypeReference<>() {};

  private final JdbcClient database;
  private final JsonMapper json;
  private final Catalogue catalogue;

  Gates(JdbcClient database, JsonMapper json, Catalogue catalogue) {
    this.database = database;
    this.json = json;
    this.catalogue = catalogue;
  }

  @Override
  public int countFor(Person person) {
    return database
        .sql(
            """
            SELECT count(*) FROM gates WHERE state = 'OPEN' AND groups && :groups::text[]
              AND expires_at > now() AND card->'deciders'->>'barred' IS DISTINCT FROM :who
              AND NOT approvals @> jsonb_build_array(jsonb_build_object('person', :me::text))\
            """)
        .param("groups", person.groups().toArray(String[]::new))
        .param("me", person.name())
        .param("who", person.who())
        .query(Integer.class)
        .single();
  }

  /** Every open gate, the oldest first. */
  public List<GateRow> open() {
    return database
        .sql(SELECT + "WHERE g.state = 'OPEN' ORDER BY g.opened_at, g.run_id")
        .query(this::gate)
        .list();
  }

  /** The gates that were decided or expired last. */
  List<GateRow> lastClosed() {
    return database
        .sql(SELECT + "WHERE g.state <> 'OPEN' ORDER BY g.opened_at DESC LIMIT 20")
        .query(this::gate)
        .list();
  }

  /** The gates of a run, the newest first. */
  public List<GateRow> ofRun(String run) {
    return database
        .sql(SELECT + "WHERE g.run_id = :run ORDER BY g.step DESC")
        .param("run", run)
        .query(this::gate)
        .list();
  }

  /** The gate of this step of a run. */
  public Optional<GateRow> find(String run, int step) {
    return database
        .sql(SELECT + "WHERE g.run_id = :run AND g.step = :step")
        .param("run", run)
        .param("step", step)
        .query(this::gate)
        .optional();
  }

  private GateRow gate(ResultSet row, int number) throws SQLException {
    Timestamp decided = row.getTimestamp("decided_at");
    GateCard card = json.readValue(row.getString("card"), GateCard.class);
    String runbook = row.getString("runbook");
    return new GateRow(
        row.getString("run_id"),
        card,
        row.getString("state"),
        List.of((String[]) row.getArray("groups").getArray()),
        json.readValue(row.getString("approvals"), APPROVALS),
        row.getString("decided_by"),
        row.getString("reason"),
        decided == null ? null : decided.toInstant(),
        runbook,
        row.getString("target"),
        row.getString("environment"),
        row.getString("starter"),
        catalogue
            .find(runbook)
            .map(procedure -> procedure.page().noWayBackAhead(card.title()))
            .orElse(""));
  }
}
