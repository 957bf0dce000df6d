package dev.firedrill.web.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Who may do what in the embedded database: one role owns the tables and migrates them, the other
 * works with them and owns nothing.
 */
final class PostgresRoles {

  static final String DATABASE = "firedrill";
  static final String OWNER = "firedrill_owner";
  static final String APPLICATION = "firedrill_app";

  private static final String ROLE = "SELECT 1 FROM pg_roles WHERE rolname = ?";

  private PostgresRoles() {}

  /** Fails unless what is committed is on the disk. */
  static void requireDurable(Connection connection) throws SQLException {
    for (String setting : List.of("fsync", "synchronous_commit")) {
      String value = show(connection, setting);
      if (value.equals("off")) {
        throw new StartRefused(
            ExitCode.NOT_STARTED,
            "The database runs with %s=%s and would lose what it confirmed; it must be on."
                .formatted(setting, value));
      }
    }
  }

  /** The server's value of a setting. */
  static String show(Connection connection, String setting) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT current_setting(?)")) {
      statement.setString(1, setting);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getString(1) : "";
      }
    }
  }

  /** Makes roles and database where they are missing. */
  static void ensure(Connection superuser, DatabasePasswords passwords) throws SQLException {
    if (exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
      return;
    }
    try (Statement statement = superuser.createStatement()) {
      if (!exists(superuser, ROLE, OWNER)) {
        statement.execute("CREATE ROLE firedrill_owner LOGIN");
      }
      if (!exists(superuser, ROLE, APPLICATION)) {
        statement.execute("CREATE ROLE firedrill_app LOGIN");
      }
      setPassword(superuser, OWNER, passwords.owner());
      setPassword(superuser, APPLICATION, passwords.application());
      statement.execute("CREATE DATABASE firedrill OWNER firedrill_owner TEMPLATE template0");
      statement.execute("REVOKE ALL ON DATABASE firedrill FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE firedrill TO firedrill_app");
    }
  }

  /** Hashed on this side, so that no statement and no server log ever carries the password. */
  private static void setPassword(Connection superuser, String name, String password)
      throws SQLException {
    superuser
        .unwrap(PGConnection.class)
        .alterUserPassword(name, password.toCharArray(), "scram-sha-256");
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    }
  }
}
