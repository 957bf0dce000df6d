package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/** What a failover came to. */
public record FailoverReport(
    String oldLeader, String newLeader, int timeline, String approvedBy, String comeback)
    implements Facts {

  @Override
  public Table asTable() {
    return new Table(
        List.of("old leader", "new leader", "timeline", "approved by", "old leader now"),
        List.of(List.of(oldLeader, newLeader, String.valueOf(timeline), approvedBy, comeback)));
  }
}
