package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What the restart of a broker with room again came to.
 *
 * @param caughtUp how many partitions lacked it before and have it now
 */
public record LogDirFullReport(String broker, List<String> removed, int caughtUp, String approvedBy)
    implements Facts {

  public LogDirFullReport {
    removed = List.copyOf(removed);
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("restarted", "removed", "partitions in sync again", "approved by"),
        List.of(
            List.of(
                broker,
                removed.isEmpty() ? "nothing" : String.join(", ", removed),
                String.valueOf(caughtUp),
                approvedBy)));
  }
}
