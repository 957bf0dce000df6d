package dev.firedrill.web.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A local account as the People screen shows it. */
record Account(
    String name, Role role, Set<String> groups, boolean mustChange, @Nullable Instant lockedUntil) {

  static Account of(ResultSet row, int number) throws SQLException {
    java.sql.Timestamp locked = row.getTimestamp("locked_until");
    return new Account(
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        groups(row),
        row.getBoolean("must_change"),
        locked == null ? null : locked.toInstant());
  }

  static Set<String> groups(ResultSet row) throws SQLException {
    return new TreeSet<>(Arrays.asList((String[]) row.getArray("groups").getArray()));
  }

  /** Whether sign-in waits after failed attempts. */
  public boolean isLocked() {
    return lockedUntil != null && lockedUntil.isAfter(Instant.now());
  }
}
