package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What a failover came to.
 *
 * @param lost what was lost, in words; "" when the candidate had every acknowledged write
 * @param stillIn where what was lost still is; "" when nothing was
 */
public record FailoverReport(
    String oldLeader,
    String newLeader,
    int timeline,
    String approvedBy,
    String comeback,
    String lost,
    String stillIn)
    implements Facts {

  @Override
  public Table asTable() {
    List<String> head =
        new ArrayList<>(
            List.of("old leader", "new leader", "timeline", "approved by", "old leader now"));
    List<String> row =
        new ArrayList<>(
            List.of(oldLeader, newLeader, String.valueOf(timeline), approvedBy, comeback));
    if (!lost.isEmpty()) {
      head.addAll(List.of("lost", "still in"));
      row.addAll(List.of(lost, stillIn));
    }
    return new Table(head, List.of(row));
  }
}
