package dev.firedrill.workflows.minio;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What bringing a replication target in line came to.
 *
 * @param missing how many objects were missing or older there, when that was compared
 * @param compared how many objects both sides have now
 * @param upTo the last key that was compared; empty when all were
 */
public record SyncReport(
    List<String> started, long missing, boolean resent, long compared, String upTo)
    implements Facts {

  public SyncReport {
    started = List.copyOf(started);
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("started", "missing before", "resync", "in line"),
        List.of(
            List.of(
                started.isEmpty() ? "none" : String.join(", ", started),
                missing + " objects",
                resent ? "done" : "not needed",
                compared + " objects" + (upTo.isEmpty() ? "" : ", up to " + upTo))));
  }
}
