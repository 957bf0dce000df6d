package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.backup.Figures;
import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * The evidence of a verification that found nothing wrong.
 *
 * @param seconds from the order to a node that holds the snapshot and waits for shares
 */
public record VaultVerificationReport(
    SnapshotsView stored, ContentView content, ContentView now, ScratchNode restored, long seconds)
    implements Facts {

  public VaultVerificationReport {
    requireNonNull(stored, "stored");
    requireNonNull(content, "content");
    requireNonNull(now, "now");
    requireNonNull(restored, "restored");
  }

  @Override
  public Table asTable() {
    StoredSnapshot newest = stored.newest();
    return new Table(
        List.of("evidence", ""),
        List.of(
            List.of("snapshot", newest.key()),
            List.of("size", Figures.size(newest.bytes())),
            List.of("SHA-256", newest.sha256()),
            List.of("encrypted by the store", newest.cipher()),
            List.of("recovery point", Figures.time(newest.age())),
            List.of("times without a snapshot", stored.gapsInWords()),
            List.of("entries", String.valueOf(content.entries())),
            List.of("reaches to raft index", content.index() + ", the cluster " + now.index()),
            List.of("opened by", content.seal().inWords() + ", the cluster's of today"),
            List.of("restored at", restored.place()),
            List.of("recovery time, without unsealing", Figures.time(seconds)),
            List.of("not proven", "that it can be read: only the holders' shares open it")));
  }
}
