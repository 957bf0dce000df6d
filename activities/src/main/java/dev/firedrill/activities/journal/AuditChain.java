package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.ChainFault;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the audit from its first line and finds what was edited, deleted or moved. What was cut off
 * at the end, or written anew as a whole, only the {@link HeadFile} outside the database shows.
 */
public final class AuditChain {

  private AuditChain() {}

  /** Reads the whole audit, a page at a time; memory does not grow with it. */
  public static ChainReport verify(DataSource database) {
    ChainWalk walk = ChainWalk.fromTheStart(JdbcClient.create(database), null).toTheEnd();
    return new ChainReport(
        walk.position(), walk.hash(), walk.faults().stream().map(ChainFault::what).toList());
  }
}
