package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What the election of a stale copy came to.
 *
 * @param lost by the logs of the dead, from where the new leader's term begins
 * @param kept on whose hosts, and where, a log was kept
 * @param takesWrites whether producers with acks=all are served
 */
public record UncleanElectionReport(
    PartitionName partition,
    String leader,
    Loss lost,
    List<String> kept,
    boolean takesWrites,
    String approvedBy)
    implements Facts {

  public UncleanElectionReport {
    requireNonNull(lost, "lost");
    kept = List.copyOf(kept);
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("partition", "led by", "lost", "kept", "takes writes", "approved by"),
        List.of(
            List.of(
                partition.toString(),
                leader,
                lost.inWords(partition),
                kept.isEmpty() ? "nothing" : String.join(", ", kept),
                takesWrites ? "yes" : "no: too few copies are in sync",
                approvedBy)));
  }
}
