package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.LaunchClaim;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.PlannedGate;
import dev.firedrill.workflows.procedure.Plans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The plans in PostgreSQL, as they were told step by step. */
@Component
public final class StoredPlans implements Plans {

  private static final String BOTH =
      """
      SELECT plan.plan AND plan.ending = 'PLANNED' AS made,
             plan.runbook = run.runbook AS same_runbook,
             plan.version = run.version AS same_version,
             plan.request = run.request AS same_inputs
      FROM runs plan, runs run WHERE plan.id = ? AND run.id = ?\
      """;

  private final JdbcClient sql;

  public StoredPlans(DataSource database) {
    sql = JdbcClient.create(database);
  }

  @Override
  public Map<String, List<String>> restingOn(LaunchClaim claim) {
    String plan = claim.launch().mannerOrUsual().planned();
    List<String> objections =
        sql.sql(BOTH)
            .params(plan, claim.run())
            .query(StoredPlans::objections)
            .optional()
            .orElse(List.of("there is no plan " + plan));
    if (!objections.isEmpty()) {
      throw new NotPossible(String.join("\n", objections) + "\nplan again, then start that plan");
    }
    return gates(plan);
  }

  private Map<String, List<String>> gates(String plan) {
    Map<String, List<String>> gates = new LinkedHashMap<>();
    sql.sql(
            "SELECT title, detail, state FROM steps WHERE run_id = ?"
                + " AND (kind = 'GATE' AND state = 'PLANNED' OR state = 'LEFT_OUT')"
                + " ORDER BY ordinal")
        .param(plan)
        .query(row -> {
          String detail = row.getString("detail");
          if (row.getString("state").equals("PLANNED")) {
            gates.put(row.getString("title"), PlannedGate.restingOn(detail));
          } else {
            gates.putIfAbsent(row.getString("title"), PlannedGate.leftOut(detail));
          }
        });
    return gates;
  }

  private static List<String> objections(ResultSet row, int number) throws SQLException {
    List<String> objections = new ArrayList<>();
    if (!row.getBoolean("made")) {
      objections.add("what the run should hold to is no plan that was made to its end");
    }
    if (!row.getBoolean("same_runbook")) {
      objections.add("the plan is another runbook's");
    } else if (!row.getBoolean("same_version")) {
      objections.add("the runbook has changed since it was planned");
    }
    if (!row.getBoolean("same_inputs")) {
      objections.add("the plan was made with other inputs");
    }
    return objections;
  }
}
