package dev.firedrill.activities.journal;

import dev.firedrill.lab.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A real PostgreSQL with the journal's tables, and a role that may do what the application may. */
public final class TestDatabase implements AutoCloseable {

  private static final List<String> MIGRATIONS =
      List.of(
          "V1__journal.sql",
          "V2__accounts.sql",
          "V5__once.sql",
          "V8__logs.sql",
          "V10__stop.sql",
          "V12__locks.sql",
          "V13__quorum.sql",
          "V14__plans.sql",
          "V15__parked.sql",
          "V26__settled.sql");
  private static final String ROLE = "firedrill_app";

  private final EmbeddedPostgres server;

  private TestDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  public static TestDatabase start() throws IOException, SQLException {
    return start(MIGRATIONS);
  }

  /** With every migration but this one. */
  static TestDatabase startWithout(String left) throws IOException, SQLException {
    return start(MIGRATIONS.stream().filter(migration -> !migration.equals(left)).toList());
  }

  private static TestDatabase start(List<String> migrations) throws IOException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(new File("target/embedded-pg"))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
    try (Connection owner = server.getPostgresDatabase().getConnection();
        Statement statement = owner.createStatement()) {
      for (String migration : migrations) {
        statement.execute(text("/db/migration/" + migration));
      }
      statement.execute("CREATE ROLE " + ROLE + " LOGIN");
      statement.execute(
          "GRANT SELECT, INSERT, UPDATE ON runs, steps, gates, parkings, stop_switch TO " + ROLE);
      statement.execute("GRANT SELECT, INSERT ON audit, log_lines TO " + ROLE);
      statement.execute(
          "GRANT SELECT, INSERT, UPDATE, DELETE ON locks, lock_queue, lock_attempts, settled TO "
              + ROLE);
    }
    return new TestDatabase(server);
  }

  /** Carries out this one. */
  void migrate(String migration) throws IOException, SQLException {
    try (Connection owner = server.getPostgresDatabase().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute(text("/db/migration/" + migration));
    }
  }

  private static String text(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TestDatabase.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** As the application works: owning nothing. */
  public DataSource application() {
    return server.getDatabase(ROLE, "postgres");
  }

  /** As {@link #application}, by one connection for all, and another one once that is lost. */
  public DataSource kept() {
    return new DelegatingDataSource(application()) {

      private @Nullable Connection held;

      @Override
      public synchronized Connection getConnection() throws SQLException {
        Connection now = held;
        if (now == null || now.isClosed()) {
          now = super.getConnection();
          held = now;
        }
        return new SingleConnectionDataSource(now, true).getConnection();
      }
    };
  }

  /**
   * What a transaction returns; it is carried out again when it fails, as the engine does. The
   * server ends one that stands still for some seconds, and a busy machine may stand still as a
   * whole.
   */
  public static <T> T again(Callable<T> transaction) {
    return Await.answer("a transaction", Duration.ofMinutes(1), transaction);
  }

  /** Likewise of one that returns nothing. */
  public static void done(Runnable transaction) {
    again(Executors.callable(transaction, true));
  }

  /** As somebody who has got hold of the whole database. */
  public JdbcClient intruder() {
    return JdbcClient.create(server.getPostgresDatabase());
  }

  /** Everything as it was at first. */
  public void empty() {
    intruder().sql("ALTER TABLE audit DISABLE TRIGGER USER").update();
    intruder()
        .sql(
            "TRUNCATE runs, steps, gates, parkings, audit, locks, lock_queue, lock_attempts,"
                + " settled")
        .update();
    intruder().sql("ALTER TABLE audit ENABLE TRIGGER USER").update();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
