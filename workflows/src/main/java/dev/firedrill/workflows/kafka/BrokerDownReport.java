package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What the restart of a broker came to.
 *
 * @param caughtUp how many partitions lacked it before and have it now
 * @param leads how many partitions got it back as their leader
 */
public record BrokerDownReport(String broker, int caughtUp, int leads, String approvedBy)
    implements Facts {

  @Override
  public Table asTable() {
    return new Table(
        List.of("started", "partitions in sync again", "led again", "approved by"),
        List.of(List.of(broker, String.valueOf(caughtUp), String.valueOf(leads), approvedBy)));
  }
}
