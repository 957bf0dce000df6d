package dev.firedrill.web.targets;

import dev.firedrill.web.layout.Mark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs of targets: those that hold them now, and those before. */
@Repository
class TargetRuns {

  private static final int LAST = 3;
  private static final String COLUMNS =
      "SELECT id, runbook, target, starter, intended_at, state, ending, stuck";

  private final JdbcClient database;

  TargetRuns(JdbcClient database) {
    this.database = database;
  }

  /** Those that hold each target now. */
  Map<String, List<TargetRun>> byTarget() {
    return database
        .sql(COLUMNS + " FROM runs WHERE state <> 'ENDED' ORDER BY intended_at DESC LIMIT 1000")
        .query(TargetRuns::run)
        .list()
        .stream()
        .collect(Collectors.groupingBy(TargetRun::target));
  }

  /** The last runs that ended on each of these targets, newest first. */
  Map<String, List<TargetRun>> lastOf(List<String> targets) {
    return targets.stream()
        .flatMap(target -> last(target).stream())
        .collect(Collectors.groupingBy(TargetRun::target));
  }

  private List<TargetRun> last(String target) {
    return database
        .sql(
            COLUMNS
                + " FROM runs WHERE target = :target AND state = 'ENDED'"
                + " ORDER BY intended_at DESC LIMIT "
                + LAST)
        .param("target", target)
        .query(TargetRuns::run)
        .list();
  }

  private static TargetRun run(ResultSet row, int number) throws SQLException {
    return new TargetRun(
        row.getString("id"),
        row.getString("runbook"),
        row.getString("target"),
        row.getString("starter"),
        row.getTimestamp("intended_at").toInstant(),
        row.getBoolean("stuck") && !row.getString("state").equals("ENDED")
            ? Mark.STUCK
            : Mark.ofRun(row.getString("state"), row.getString("ending")));
  }

  /** A run, as the inventory mentions it. */
  record TargetRun(
      String id, String runbook, String target, String starter, Instant intended, Mark mark) {}
}
