package dev.firedrill.activities.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL with the journal's tables, and a role that may do what the application may. */
final class TestDatabase implements AutoCloseable {

  private static final List<String> MIGRATIONS = List.of("V1__journal.sql", "V2__accounts.sql");
  private static final String ROLE = "firedrill_app";

  private final EmbeddedPostgres server;

  private TestDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  static TestDatabase start() throws IOException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    try (Connection owner = server.getPostgresDatabase().getConnection();
        Statement statement = owner.createStatement()) {
      for (String migration : MIGRATIONS) {
        statement.execute(text("/db/migration/" + migration));
      }
      statement.execute("CREATE ROLE " + ROLE + " LOGIN");
      statement.execute("GRANT SELECT, INSERT, UPDATE ON runs, steps, gates TO " + ROLE);
      statement.execute("GRANT SELECT, INSERT ON audit TO " + ROLE);
    }
    return new TestDatabase(server);
  }

  private static String text(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TestDatabase.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** As the application works: owning nothing. */
  DataSource application() {
    return server.getDatabase(ROLE, "postgres");
  }

  /** As somebody who has got hold of the whole database. */
  JdbcClient intruder() {
    return JdbcClient.create(server.getPostgresDatabase());
  }

  /** Everything as it was at first. */
  void empty() {
    intruder().sql("ALTER TABLE audit DISABLE TRIGGER USER").update();
    intruder().sql("TRUNCATE runs, steps, gates, audit").update();
    intruder().sql("ALTER TABLE audit ENABLE TRIGGER USER").update();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
