package dev.firedrill.lab.patroni;

import dev.firedrill.lab.LabFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * SQL to one member directly. Each has one connection, which is kept as long as it works: proving a
 * password takes both sides longer than what is asked.
 */
final class MemberSql {

  private static final Duration TO_ANSWER = Duration.ofSeconds(10);

  private final PatroniPlan plan;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  MemberSql(PatroniPlan plan) {
    this.plan = plan;
  }

  /**
   * The first column of the first row; empty if there is none or the member can't be asked. Whether
   * it would let somebody in anew is another question.
   */
  Optional<String> ask(String member, String query) {
    try {
      return line(member).ask(query);
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /** Runs statements on a member; what it answers is not looked at, and nothing stays set. */
  void tell(String member, String statements) {
    try {
      line(member).tell(statements);
    } catch (SQLException e) {
      throw new LabFailure(member + " refused \"" + statements + "\": " + e.getMessage(), e);
    }
  }

  private Line line(String member) {
    return lines.computeIfAbsent(member, name -> new Line(plan.memberUrl(name), plan.password()));
  }

  static Connection connect(String url, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("password", password);
    return DriverManager.getConnection(url, properties);
  }

  /** The connection to one member. */
  private static final class Line {

    private final String url;
    private final String password;
    private @Nullable Connection kept;

    private Line(String url, String password) {
      this.url = url;
      this.password = password;
    }

    private synchronized Optional<String> ask(String query) throws SQLException {
      try (Statement statement = working().createStatement();
          ResultSet rows = statement.executeQuery(query)) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }

    private synchronized void tell(String statements) throws SQLException {
      Connection working = working();
      try (Statement statement = working.createStatement()) {
        statement.execute(statements);
      } finally {
        forgetSettings(working);
      }
    }

    /** With the connection itself, if it does not work any more. */
    private void forgetSettings(Connection working) throws SQLException {
      try (Statement statement = working.createStatement()) {
        statement.execute("discard all");
      } catch (SQLException broken) {
        kept = null;
        working.close();
      }
    }

    private Connection working() throws SQLException {
      Connection before = kept;
      if (before != null) {
        if (before.isValid((int) TO_ANSWER.toSeconds())) {
          return before;
        }
        kept = null;
        before.close();
      }
      Connection fresh = connect(url, password);
      kept = fresh;
      return fresh;
    }
  }
}
