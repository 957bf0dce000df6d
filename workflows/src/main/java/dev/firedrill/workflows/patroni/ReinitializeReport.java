package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/** What a rebuild came to. */
public record ReinitializeReport(String member, String leader, int timeline, String approvedBy)
    implements Facts {

  @Override
  public Table asTable() {
    return new Table(
        List.of("rebuilt", "follows", "timeline", "approved by"),
        List.of(List.of(member, leader, String.valueOf(timeline), approvedBy)));
  }
}
