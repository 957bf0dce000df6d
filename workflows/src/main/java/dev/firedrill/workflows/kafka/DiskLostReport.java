package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What the return of a broker without its disks came to.
 *
 * @param copied how many partitions it copied from the others
 * @param votesBy the new directory
 */
public record DiskLostReport(String broker, int copied, String votesBy, String approvedBy)
    implements Facts {

  @Override
  public Table asTable() {
    return new Table(
        List.of("formatted", "partitions copied", "votes by", "approved by"),
        List.of(List.of(broker, String.valueOf(copied), votesBy, approvedBy)));
  }
}
