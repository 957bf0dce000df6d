package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own PostgreSQL (Debian's package), on a folder of the test: somebody else's server,
 * with the two roles that docs/external.md asks for.
 */
final class ForeignPostgres implements AutoCloseable {

  static final String SECRET = "not in any file";

  private final Path home;
  private final Path programs;
  private final int port = Ports.draw();
  private @Nullable Process process;

  private ForeignPostgres(Path home, Path programs) {
    this.home = home;
    this.programs = programs;
  }

  static ForeignPostgres start(Path home) throws IOException, SQLException {
    Files.createDirectories(home);
    ForeignPostgres server = new ForeignPostgres(home, programs());
    server
        .run("initdb", "--pgdata=" + home.resolve("data"), "--username=postgres", "--auth=trust")
        .onExit()
        .join();
    Files.writeString(
        home.resolve("data/pg_hba.conf"),
        "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
    server.start();
    for (String line : SETUP.split(";\n")) {
      server.execute("postgres", line);
    }
    return server;
  }

  /** As docs/external.md says it. */
  static final String SETUP =
      """
      CREATE ROLE firedrill_owner LOGIN PASSWORD 'not in any file';
      CREATE ROLE firedrill_app LOGIN PASSWORD 'not in any file';
      CREATE DATABASE firedrill OWNER firedrill_owner TEMPLATE template0 ENCODING 'UTF8';
      REVOKE ALL ON DATABASE firedrill FROM PUBLIC;
      GRANT CONNECT ON DATABASE firedrill TO firedrill_app;
      """;

  private static Path programs() throws IOException {
    try (DirectoryStream<Path> majors =
        Files.newDirectoryStream(Path.of("/usr/lib/postgresql"), "[0-9]*")) {
      for (Path major : majors) {
        if (Files.isExecutable(major.resolve("bin/postgres"))) {
          return major.resolve("bin");
        }
      }
    }
    throw new IOException("no PostgreSQL of the system is here: apt-get install postgresql");
  }

  /** Starts it, and waits until it answers. */
  void start(String... settings) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("postgres", "-D", home.resolve("data").toString()));
    words.addAll(List.of("-p", String.valueOf(port), "-c", "listen_addresses=127.0.0.1"));
    words.addAll(List.of("-c", "unix_socket_directories="));
    for (String setting : settings) {
      words.addAll(List.of("-c", setting));
    }
    process = run(words.toArray(String[]::new));
    Grounds.await("the foreign database answers: " + home.resolve("log"), this::answers);
  }

  private Process run(String... words) throws IOException {
    List<String> command = new ArrayList<>(Unprivileged.prefix());
    command.add(programs.resolve(words[0]).toString());
    command.addAll(List.of(words).subList(1, words.length));
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
        .start();
  }

  private boolean answers() {
    try (Connection connection = as("postgres", "postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** As this role; the superuser needs no password here. */
  Connection as(String role, String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, role, SECRET);
  }

  /** As its administrator. */
  void execute(String database, String sql) throws SQLException {
    try (Connection connection = as("postgres", database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/firedrill";
  }

  /** Ends it at once; what it confirmed is there when it is started again. */
  void stop() throws IOException {
    Process running = process;
    if (running != null && running.isAlive()) {
      run("pg_ctl", "stop", "-D", home.resolve("data").toString(), "-m", "immediate")
          .onExit()
          .join();
      Grounds.await("the foreign database has ended", () -> !running.isAlive());
    }
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
