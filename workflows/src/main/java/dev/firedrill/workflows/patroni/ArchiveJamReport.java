package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What the clearing of a jammed archive came to.
 *
 * @param copies the folder on the leader's host that keeps the segments that were set aside
 * @param givenUp what cannot be recovered any more
 */
public record ArchiveJamReport(
    String leader, List<String> segments, String copies, String givenUp, String approvedBy)
    implements Facts {

  public ArchiveJamReport {
    segments = List.copyOf(segments);
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("leader", "set aside", "copies in", "given up", "approved by"),
        List.of(List.of(leader, String.join(" ", segments), copies, givenUp, approvedBy)));
  }
}
