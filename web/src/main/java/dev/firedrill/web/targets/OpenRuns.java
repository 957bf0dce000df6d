package dev.firedrill.web.targets;

import dev.firedrill.web.layout.Mark;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs that are open, by target. */
@Repository
class OpenRuns {

  private final JdbcClient database;

  OpenRuns(JdbcClient database) {
    this.database = database;
  }

  Map<String, List<OpenRun>> byTarget() {
    return database
        .sql(
            "SELECT id, runbook, target, state FROM runs WHERE state <> 'ENDED'"
                + " ORDER BY intended_at DESC LIMIT 1000")
        .query((row, number) ->
            new OpenRun(
                row.getString("id"),
                row.getString("runbook"),
                row.getString("target"),
                Mark.ofRun(row.getString("state"), null)))
        .list()
        .stream()
        .collect(Collectors.groupingBy(OpenRun::target));
  }

  /** An open run, as the inventory mentions it. */
  record OpenRun(String id, String runbook, String target, Mark mark) {}
}
