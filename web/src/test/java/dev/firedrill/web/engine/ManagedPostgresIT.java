package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ManagedPostgresIT {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedPostgresIT.class);

  @TempDir Path temporary;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private DataFolder folder;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private ManagedPostgres database;

  @BeforeEach
  void start() {
    folder = DataFolder.open(temporary);
    database = database();
    database.start();
    migrate();
  }

  @AfterEach
  void end() throws IOException {
    database.close();
    folder.close();
  }

  @Test
  void whatIsConfirmedIsOnTheDisk() throws SQLException {
    try (Connection application = application()) {
      for (String setting : Set.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(PostgresRoles.show(application, setting)).as(setting).isEqualTo("on");
      }
      assertThat(PostgresRoles.show(application, "data_checksums")).isEqualTo("on");
      assertThat(PostgresRoles.show(application, "listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aDatabaseThatForgetsIsRefused() throws SQLException {
    try (Connection superuser = database.asSuperuser("firedrill");
        Statement statement = superuser.createStatement()) {
      statement.execute("SET synchronous_commit = off");
      assertThatExceptionOfType(StartRefused.class)
          .isThrownBy(() -> PostgresRoles.requireDurable(superuser))
          .withMessageContaining("synchronous_commit=off");
    }
  }

  @Test
  void aCommittedRowOutlivesAKill() throws SQLException {
    try (Connection application = application()) {
      append(application, 1);
    }
    Process killed = process();
    Grounds.kill(killed);
    long back =
        Grounds.await("the database is back", () -> !process().equals(killed) && database.isUp());
    LOG.info("Database killed: serving again after {} ms", back);
    try (Connection application = application()) {
      assertThat(count(application)).isEqualTo(1);
    }
  }

  @Test
  void nobodyComesInWithoutThePassword() {
    for (String name : Set.of("postgres", PostgresRoles.OWNER, PostgresRoles.APPLICATION)) {
      refused(name, "", "password");
      refused(name, "guess", "password authentication failed");
    }
    refused("nobody", "", "password");
  }

  @Test
  void theApplicationOwnsNothingAndTheAuditOnlyGrows() throws SQLException {
    try (Connection application = application()) {
      append(application, 1);
      denied(application, "CREATE TABLE mine (id int)");
      denied(application, "CREATE SCHEMA mine");
      denied(application, "CREATE TEMPORARY TABLE mine (id int)");
      denied(application, "UPDATE audit SET title = 'other'");
      denied(application, "DELETE FROM audit");
      denied(application, "TRUNCATE audit");
      denied(application, "ALTER TABLE audit DISABLE TRIGGER ALL");
      denied(application, "DROP TABLE audit");
      denied(application, "DELETE FROM flyway_schema_history");
      assertThat(count(application)).isEqualTo(1);
    }
  }

  @Test
  void everythingIsFoundAgainAndALeftoverIsEndedFirst() throws SQLException {
    try (Connection application = application()) {
      append(application, 1);
    }
    Process left = process();
    ManagedPostgres next = database();
    Grounds.await("what was left over has ended", () -> !left.isAlive());
    database.close();
    Grounds.await("what was started again meanwhile has ended", () -> !process().isAlive());
    database = next;
    database.start();
    try (Connection application = application()) {
      assertThat(count(application)).isEqualTo(1);
    }
  }

  @Test
  void aDirectoryOfAnotherMajorVersionIsRefused() throws IOException {
    database.close();
    Files.writeString(folder.root().resolve("database/data/PG_VERSION"), "17\n");
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> database().start())
        .withMessageContaining("is PostgreSQL 17 and this Firedrill brings 18")
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCode.OTHER_VERSION));
  }

  private ManagedPostgres database() {
    return new ManagedPostgres(folder, Grounds.cache(), new Ports(folder));
  }

  private Process process() {
    Process process = database.supervised().process();
    assertThat(process).isNotNull();
    return process;
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(database.url(), PostgresRoles.OWNER, database.passwords().owner())
        .locations("classpath:db/migration", "classpath:db/grants")
        .placeholders(Map.of("application", PostgresRoles.APPLICATION))
        .load()
        .migrate();
  }

  private Connection application() throws SQLException {
    return DriverManager.getConnection(
        database.url(), PostgresRoles.APPLICATION, database.passwords().application());
  }

  private void refused(String name, String password, String reason) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverManager.getConnection(database.url(), name, password).close())
        .withMessageContaining(reason);
  }

  private static void denied(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .as(sql)
          .isThrownBy(() -> statement.execute(sql))
          .satisfies(e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
    }
  }

  private static void append(Connection connection, int position) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO audit (position, at, what, title, content, previous, hash)"
                + " VALUES (?, now(), 'TEST', 'A row', '{}', '', '')")) {
      statement.setInt(1, position);
      statement.executeUpdate();
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM audit")) {
      return result.next() ? result.getInt(1) : -1;
    }
  }
}
