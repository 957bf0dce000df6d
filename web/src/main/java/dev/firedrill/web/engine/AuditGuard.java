package dev.firedrill.web.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Refuses the start when the application's role may do more to the audit than read it and add to
 * it. It looks after the migrations have given their grants, at the embedded database too.
 */
@Component
@Profile("!command")
@DependsOnDatabaseInitialization
final class AuditGuard {

  /** Each role that this session can become counts: inherited, or by SET ROLE. */
  private static final String RIGHTS =
      """
      WITH reach AS (SELECT * FROM pg_roles WHERE pg_has_role(session_user, oid, 'MEMBER'))
      SELECT session_user AS role,
        bool_or(rolsuper) AS super,
        bool_or(rolcreaterole) AS makes_roles,
        bool_or(has_any_column_privilege(reach.oid, audit.oid, 'UPDATE')) AS upd,
        bool_or(has_table_privilege(reach.oid, audit.oid, 'DELETE')) AS del,
        bool_or(has_table_privilege(reach.oid, audit.oid, 'TRUNCATE')) AS trunc,
        bool_or(has_table_privilege(reach.oid, audit.oid, 'TRIGGER')) AS trig,
        pg_has_role(session_user, audit.relowner, 'MEMBER') AS owns_table,
        pg_has_role(session_user, home.nspowner, 'MEMBER') AS owns_schema,
        pg_has_role(session_user, base.datdba, 'MEMBER') AS owns_database,
        (SELECT count(*) FROM pg_trigger WHERE tgrelid = audit.oid AND tgenabled IN ('O', 'A')
          AND tgname IN ('audit_append_only', 'audit_no_truncate')) AS triggers
      FROM reach, pg_class audit
        JOIN pg_namespace home ON home.oid = audit.relnamespace
        JOIN pg_database base ON base.datname = current_database()
      WHERE audit.oid = to_regclass('audit')
      GROUP BY audit.oid, audit.relowner, home.nspowner, base.datdba
      """;

  private static final int TRIGGERS = 2;

  AuditGuard(DataSource application) throws SQLException {
    try (Connection connection = application.getConnection()) {
      require(rights(connection));
    }
  }

  /** Refuses rights that speak against the start. */
  static void require(AuditRights rights) {
    List<String> objections = rights.objections();
    if (!objections.isEmpty()) {
      throw new StartRefused(
          ExitCode.NOT_STARTED,
          "The audit must only grow, and the database role '%s' could do more: %s. Give Firedrill a role of its own (docs/external.md)."
              .formatted(rights.role(), String.join("; ", objections)));
    }
  }

  /** What the session's role may do to the audit. */
  static AuditRights rights(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RIGHTS);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new StartRefused(ExitCode.NOT_STARTED, "The database has no table of the audit.");
      }
      List<String> owns = new ArrayList<>();
      for (String each : List.of("table", "schema", "database")) {
        if (row.getBoolean("owns_" + each)) {
          owns.add(each);
        }
      }
      return new AuditRights(
          row.getString("role"),
          row.getBoolean("super"),
          row.getBoolean("makes_roles"),
          row.getBoolean("upd"),
          row.getBoolean("del"),
          row.getBoolean("trunc"),
          row.getBoolean("trig"),
          owns,
          row.getInt("triggers") == TRIGGERS);
    }
  }
}
