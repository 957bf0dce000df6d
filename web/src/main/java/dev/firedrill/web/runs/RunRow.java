package dev.firedrill.web.runs;

import dev.firedrill.web.layout.Mark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the list.
 *
 * @param plan whether it only looks and tells what would be done
 * @param planned the id of the plan that it holds to; empty for none
 * @param stopping who asked to stop it and why, until the run heeds it; else empty
 */
public record RunRow(
    String id,
    String runbook,
    String version,
    String target,
    String environment,
    String starter,
    Instant intended,
    @Nullable Instant ended,
    String state,
    @Nullable String ending,
    String summary,
    boolean stuck,
    boolean plan,
    String planned,
    String stopping) {

  static final String COLUMNS =
      "id, runbook, version, target, environment, starter, intended_at, ended_at, state, ending,"
          + " summary, stuck, plan, planned, stopping";

  static RunRow of(ResultSet row, int number) throws SQLException {
    return new RunRow(
        row.getString("id"),
        row.getString("runbook"),
        row.getString("version"),
        row.getString("target"),
        row.getString("environment"),
        row.getString("starter"),
        row.getTimestamp("intended_at").toInstant(),
        instant(row, "ended_at"),
        row.getString("state"),
        row.getString("ending"),
        row.getString("summary"),
        row.getBoolean("stuck"),
        row.getBoolean("plan"),
        row.getString("planned"),
        row.getString("stopping"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /** The state as a word, a shape and a tone. */
  public Mark mark() {
    if (isStuck()) {
      return Mark.STUCK;
    }
    return plan && !isEnded() ? Mark.PLANNING : Mark.ofRun(state, ending);
  }

  /** Whether it is a plan that may be started as it stands. */
  public boolean isStartable() {
    return plan && "PLANNED".equals(ending);
  }

  /** Whether its procedure fails again and again at the engine, so that the run cannot go on. */
  public boolean isStuck() {
    return stuck && !isEnded();
  }

  /** Whether the run is over. */
  public boolean isEnded() {
    return state.equals("ENDED");
  }

  /** The reasons that the run ended with. */
  public List<String> reasons() {
    return summary.isBlank() ? List.of() : List.of(summary.split("\n"));
  }
}
