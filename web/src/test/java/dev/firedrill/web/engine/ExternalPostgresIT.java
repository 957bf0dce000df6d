package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process on a PostgreSQL that somebody else runs, with the roles that they gave us. */
class ExternalPostgresIT {

  @TempDir Path temporary;
  private final int port = Ports.draw();
  private final List<Process> processes = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private ForeignPostgres server;

  @BeforeEach
  void start() throws IOException, SQLException {
    server = ForeignPostgres.start(temporary.resolve("foreign"));
  }

  @AfterEach
  void end() throws IOException {
    processes.forEach(Grounds::kill);
    server.close();
  }

  @Test
  void itServesOnItAndComesBackWithItAndTheAuditOnlyGrows() throws Exception {
    AppProcess app = launch("firedrill_app");
    app.awaitReady();
    app.answers(200, "/health/ready");
    assertThat(temporary.resolve("data/database")).doesNotExist();
    assertThat(temporary.resolve("data/secrets/database.properties")).doesNotExist();
    theAuditOnlyGrows();
    server.stop();
    app.answers(503, "/health/ready");
    server.start();
    app.answers(200, "/health/ready");
  }

  private void theAuditOnlyGrows() throws SQLException {
    for (String sql :
        List.of(
            "UPDATE audit SET title = 'other'",
            "DELETE FROM audit",
            "TRUNCATE audit",
            "ALTER TABLE audit DISABLE TRIGGER ALL",
            "DROP TABLE audit",
            "CREATE TABLE mine (id int)")) {
      assertThatExceptionOfType(SQLException.class)
          .as(sql)
          .isThrownBy(() -> execute("firedrill_app", sql))
          .satisfies(e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
    }
    execute(
        "firedrill_app",
        "INSERT INTO audit (position, at, what, title, content, previous, hash)"
            + " VALUES (1, now(), 'TEST', 'A row', '{}', '', '')");
    for (String sql : List.of("UPDATE audit SET title = 'x'", "DELETE FROM audit")) {
      assertThatExceptionOfType(SQLException.class)
          .as("the owner meets the trigger")
          .isThrownBy(() -> execute("firedrill_owner", sql))
          .withMessageContaining("the audit is append-only");
    }
  }

  @Test
  void aRoleThatCouldChangeTheAuditIsRefused() throws Exception {
    launch("firedrill_owner")
        .refuses(ExitCode.USAGE, "must be two roles: who owns the tables could change the audit");
    launch("postgres")
        .refuses(ExitCode.NOT_STARTED, "role 'postgres' could do more: it is, or can become, a su");
    server.execute("postgres", "GRANT firedrill_owner TO firedrill_app");
    launch("firedrill_app").refuses(ExitCode.NOT_STARTED, "can become who owns, the table;");
    server.execute("postgres", "REVOKE firedrill_owner FROM firedrill_app");
    launch("firedrill_app").awaitReady();
  }

  @Test
  void everyWayToAChangedAuditIsSeen() throws Exception {
    AppProcess app = launch("firedrill_app");
    app.awaitReady();
    Grounds.kill(app.process());
    assertThat(objections()).isEmpty();
    afterwards("GRANT UPDATE (title) ON audit TO firedrill_app", "it may change lines (UPDATE)");
    execute("firedrill_owner", "REVOKE UPDATE (title) ON audit FROM firedrill_app");
    afterwards("GRANT DELETE ON audit TO PUBLIC", "it may delete lines (DELETE)");
    execute("firedrill_owner", "REVOKE DELETE ON audit FROM PUBLIC");
    afterwards(
        "GRANT TRUNCATE, TRIGGER ON audit TO firedrill_app",
        "it may empty the table (TRUNCATE)",
        "it may put triggers on the table (TRIGGER)");
    execute("firedrill_owner", "REVOKE TRUNCATE, TRIGGER ON audit FROM firedrill_app");
    server.execute("firedrill", "CREATE ROLE janitor NOLOGIN");
    server.execute("firedrill", "ALTER ROLE firedrill_app NOINHERIT");
    server.execute("firedrill", "GRANT janitor TO firedrill_app");
    afterwards("GRANT DELETE ON audit TO janitor", "it may delete lines (DELETE)");
    execute("firedrill_owner", "REVOKE DELETE ON audit FROM janitor");
    server.execute("firedrill", "ALTER ROLE janitor CREATEROLE");
    assertThat(objections())
        .containsExactly("it may make itself a member of other roles (CREATEROLE)");
    server.execute("firedrill", "ALTER ROLE janitor NOCREATEROLE");
    server.execute("firedrill", "GRANT pg_write_all_data TO janitor");
    assertThat(objections())
        .containsExactly("it may change lines (UPDATE)", "it may delete lines (DELETE)");
    server.execute("firedrill", "REVOKE pg_write_all_data FROM janitor");
    server.execute("firedrill", "ALTER DATABASE firedrill OWNER TO firedrill_app");
    assertThat(objections())
        .containsExactly(
            "it owns, or can become who owns, the schema",
            "it owns, or can become who owns, the database");
    server.execute("firedrill", "ALTER DATABASE firedrill OWNER TO firedrill_owner");
    server.execute("firedrill", "GRANT CONNECT ON DATABASE firedrill TO firedrill_app");
    afterwards(
        "ALTER TABLE audit DISABLE TRIGGER audit_no_truncate",
        "the triggers that keep the audit append-only are missing or off");
  }

  @Test
  void whatKeepsTheDatabaseFromBeingUsedIsOneSentence() throws Exception {
    launch("firedrill_app", "--spring.flyway.password=wrong")
        .refuses(
            ExitCode.NOT_STARTED,
            "can't be used as firedrill_owner: FATAL: password authentication failed");
    server.execute("postgres", "ALTER DATABASE firedrill OWNER TO postgres");
    launch("firedrill_app")
        .refuses(
            ExitCode.NOT_STARTED,
            "can't be used as firedrill_owner: FATAL: permission denied for database");
    server.execute("postgres", "GRANT CONNECT ON DATABASE firedrill TO firedrill_owner");
    launch("firedrill_app")
        .refuses(
            ExitCode.NOT_STARTED,
            "tables can't be brought up to date: ERROR: permission denied for schema public");
    server.stop();
    server.start("fsync=off");
    launch("firedrill_app").refuses(ExitCode.NOT_STARTED, "The database runs with fsync=off");
    server.stop();
    launch("firedrill_app")
        .refuses(ExitCode.NOT_STARTED, "can't be used as firedrill_owner: Connection to 127.0.0.1");
  }

  private void afterwards(String sql, String... reasons) throws SQLException {
    execute("firedrill_owner", sql);
    assertThat(objections()).as(sql).containsExactly(reasons);
  }

  private List<String> objections() throws SQLException {
    try (Connection application = server.as("firedrill_app", "firedrill")) {
      return AuditGuard.rights(application).objections();
    }
  }

  private void execute(String role, String sql) throws SQLException {
    try (Connection connection = server.as(role, "firedrill");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private AppProcess launch(String role, String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--firedrill.engine.mode=in-memory",
                "--spring.datasource.url=" + server.url(),
                "--spring.datasource.username=" + role,
                "--spring.datasource.password=" + ForeignPostgres.SECRET,
                "--spring.flyway.user=firedrill_owner"));
    words.addAll(
        more.length == 0
            ? List.of("--spring.flyway.password=" + ForeignPostgres.SECRET)
            : List.of(more));
    AppProcess app =
        AppProcess.start(temporary, temporary.resolve("out"), port, words.toArray(String[]::new));
    processes.add(app.process());
    return app;
  }
}
