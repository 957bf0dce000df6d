package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/** What a switchover came to. */
public record SwitchoverReport(
    String oldLeader, String newLeader, int timeline, String approvedBy, String syncStandby)
    implements Facts {

  @Override
  public Table asTable() {
    return new Table(
        List.of("old leader", "new leader", "timeline", "approved by", "sync standby"),
        List.of(List.of(oldLeader, newLeader, String.valueOf(timeline), approvedBy, syncStandby)));
  }
}
