package dev.firedrill.lab.patroni;

import dev.firedrill.lab.LabFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** SQL to one member directly, each time on a new connection. */
final class MemberSql {

  private final PatroniPlan plan;

  MemberSql(PatroniPlan plan) {
    this.plan = plan;
  }

  /** The first column of the first row; empty if there is none or the member can't be asked. */
  Optional<String> ask(String member, String query) {
    try (Connection connection = connect(plan.memberUrl(member), plan.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /** Runs statements on a member; what it answers is not looked at. */
  void tell(String member, String statements) {
    try (Connection connection = connect(plan.memberUrl(member), plan.password());
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw new LabFailure(member + " refused \"" + statements + "\": " + e.getMessage(), e);
    }
  }

  static Connection connect(String url, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("password", password);
    return DriverManager.getConnection(url, properties);
  }
}
