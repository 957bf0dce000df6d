package dev.firedrill.activities.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import java.nio.file.Path;

/** PostgreSQL's local socket on a member: its folder, and the port that its name ends with. */
public record SqlSettings(Path socket, int port) {

  private static final int HIGHEST_PORT = 65_535;

  /** As the Debian and Red Hat packages have it. */
  static final SqlSettings PACKAGED = new SqlSettings(Path.of("/var/run/postgresql"), 5432);

  public SqlSettings {
    requireNonNull(socket, "socket");
  }

  /** The {@code sql} section of a member. */
  public static SqlSettings read(Section sql) {
    return new SqlSettings(sql.path("socket"), sql.number("port", 1, HIGHEST_PORT));
  }
}
