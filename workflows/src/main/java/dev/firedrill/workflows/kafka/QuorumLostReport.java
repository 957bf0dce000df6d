package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What the return of a quorum came to.
 *
 * @param leftOut voters that were not started, since their disks or hosts are lost
 * @param leader who leads the quorum now
 */
public record QuorumLostReport(
    List<String> started, List<String> leftOut, String leader, String approvedBy) implements Facts {

  public QuorumLostReport {
    started = List.copyOf(started);
    leftOut = List.copyOf(leftOut);
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("started", "left out", "leads the quorum", "approved by"),
        List.of(
            List.of(
                String.join(", ", started),
                leftOut.isEmpty() ? "nobody" : String.join(", ", leftOut),
                leader,
                approvedBy)));
  }
}
