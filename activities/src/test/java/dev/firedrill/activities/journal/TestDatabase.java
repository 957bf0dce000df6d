package dev.firedrill.activities.journal;

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
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

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
          "V15__parked.sql");
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
          "GRANT SELECT, INSERT, UPDATE, DELETE ON locks, lock_queue, lock_attempts TO " + ROLE);
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

  /** As somebody who has got hold of the whole database. */
  public JdbcClient intruder() {
    return JdbcClient.create(server.getPostgresDatabase());
  }

  /** Everything as it was at first. */
  public void empty() {
    intruder().sql("ALTER TABLE audit DISABLE TRIGGER USER").update();
    intruder()
        .sql("TRUNCATE runs, steps, gates, parkings, audit, locks, lock_queue, lock_attempts")
        .update();
    intruder().sql("ALTER TABLE audit ENABLE TRIGGER USER").update();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
