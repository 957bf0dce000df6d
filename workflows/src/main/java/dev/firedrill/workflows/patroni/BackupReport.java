package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Figures;
import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What a backup came to. No time is in it: a run whose process died before its ending was known to
 * the engine ends again, and has to say the same.
 */
public record BackupReport(BackupView backup) implements Facts {

  @Override
  public Table asTable() {
    return new Table(
        List.of("backup", "type", "database", "in the repository", "encrypted"),
        List.of(
            List.of(
                backup.label(),
                backup.type(),
                Figures.size(backup.size()),
                Figures.size(backup.stored()),
                backup.cipher())));
  }
}
