package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.backup.Figures;
import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What a snapshot came to. No time is in it: a run whose process died before its ending was known
 * to the engine ends again, and has to say the same.
 */
public record VaultBackupReport(SnapshotsView stored, ContentView content) implements Facts {

  public VaultBackupReport {
    requireNonNull(stored, "stored");
    requireNonNull(content, "content");
  }

  @Override
  public Table asTable() {
    StoredSnapshot newest = stored.newest();
    return new Table(
        List.of("snapshot", "size", "SHA-256", "encrypted", "raft index", "entries"),
        List.of(
            List.of(
                newest.key(),
                Figures.size(newest.bytes()),
                newest.sha256(),
                newest.cipher(),
                String.valueOf(content.index()),
                String.valueOf(content.entries()))));
  }
}
