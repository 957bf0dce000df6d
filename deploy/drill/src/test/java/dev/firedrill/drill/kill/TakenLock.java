package dev.firedrill.drill.kill;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The locks of a Firedrill that stands still, as another web process of it would see and move them:
 * its database goes on.
 */
final class TakenLock implements AutoCloseable {

  private final Connection connection;
  private final JdbcClient sql;

  TakenLock(Path data) throws IOException, SQLException {
    Properties passwords = new Properties();
    try (Reader file =
        Files.newBufferedReader(data.resolve("secrets").resolve("database.properties"))) {
      passwords.load(file);
    }
    int port =
        Integer.parseInt(
            Files.readAllLines(data.resolve("database/data/postmaster.pid")).get(3).strip());
    connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/firedrill",
            "firedrill_app",
            passwords.getProperty("application"));
    sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** What an admin's takeover does to the lock that this run holds. */
  void takeOver(String run) {
    int taken =
        sql.sql(
                "UPDATE locks SET state = 'RELEASING', token = token + 1"
                    + " WHERE run = ? AND state = 'HELD'")
            .param(run)
            .update();
    if (taken != 1) {
      throw new AssertionError(run + " held no lock");
    }
  }

  /** How many attempts of this run's changes may be under way. */
  int underWay(String run) {
    return sql.sql("SELECT count(*) FROM lock_attempts WHERE run = ? AND until > now()")
        .param(run)
        .query(Integer.class)
        .single();
  }

  /** Gives the lock back to whoever comes next. */
  void free(String run) {
    sql.sql("DELETE FROM lock_attempts WHERE run = ?").param(run).update();
    sql.sql("UPDATE locks SET state = 'FREE', run = NULL WHERE run = ?").param(run).update();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
