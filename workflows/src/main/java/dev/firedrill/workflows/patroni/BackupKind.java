package dev.firedrill.workflows.patroni;

/** What a backup holds: all of the database, or what changed since the one before. */
public enum BackupKind {
  INCREMENTAL,
  FULL
}
