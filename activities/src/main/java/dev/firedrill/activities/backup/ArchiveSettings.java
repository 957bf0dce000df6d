package dev.firedrill.activities.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where one member's WAL and its archiver are.
 *
 * @param data the data directory; its WAL lies below {@code pg_wal}
 */
record ArchiveSettings(String member, BackupSettings backup, Path data, SqlSettings sql) {

  ArchiveSettings {
    requireNonNull(member, "member");
    requireNonNull(backup, "backup");
    requireNonNull(data, "data");
    requireNonNull(sql, "sql");
  }

  /** Those of each member of a Patroni cluster, in its file's order. */
  static Map<String, ArchiveSettings> ofMembers(Target target) {
    Map<String, BackupSettings> backups = BackupSettings.ofMembers(target);
    Map<String, ArchiveSettings> members = new LinkedHashMap<>();
    target
        .section()
        .sections("members")
        .forEach((name, member) ->
            members.put(name, read(name, requireNonNull(backups.get(name)), member)));
    return members;
  }

  private static ArchiveSettings read(String name, BackupSettings backup, Section member) {
    return new ArchiveSettings(
        name,
        backup,
        member.path("data"),
        member.optionalSection("sql").map(SqlSettings::read).orElse(SqlSettings.PACKAGED));
  }

  /** The folder beside the data directory where this run's copies are kept. */
  Path aside(String run) {
    return data.resolveSibling(data.getFileName() + ".set-aside-" + run);
  }

  /** A segment as it lies on the member. */
  Path segment(String name) {
    return data.resolve("pg_wal").resolve(name);
  }
}
