package dev.firedrill.web.engine;

import dev.firedrill.web.engine.DatabaseLogins.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The embedded PostgreSQL, made durable: {@code fsync} and {@code synchronous_commit} on and
 * asserted at each start, passwords for everybody, loopback only, its directory kept. It is
 * supervised: a postmaster that dies is started again on the same port.
 */
final class ManagedPostgres implements Part, AutoCloseable {

  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "full_page_writes=on",
          "synchronous_commit=on",
          "password_encryption=scram-sha-256",
          "max_connections=100",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC");

  private static final Duration TO_LEAVE = Duration.ofSeconds(5);

  /** A server that does not say soon whether it is up is asked again. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);

  /** It is up, and what it makes is made once: nobody asks again, so a slow disk is waited for. */
  private static final Duration TO_PREPARE = Duration.ofMinutes(1);

  private final Path log;
  private final Path pidFile;
  private final Path home;
  private final Path binaries;
  private final List<String> prefix;
  private final int port;
  private final PostgresCluster cluster;
  private final DatabasePasswords passwords;
  private final Supervised supervised = new Supervised(this);

  ManagedPostgres(DataFolder folder, Path cache, Ports ports) {
    this.home = folder.folder("database");
    this.log = folder.folder("logs").resolve("database.log");
    this.pidFile = folder.folder("run").resolve("database.pid");
    this.cluster = new PostgresCluster(home.resolve("data"));
    try {
      this.passwords =
          DatabasePasswords.in(folder.folder("secrets").resolve("database.properties"));
    } catch (IOException e) {
      throw new StartRefused(
          ExitCode.FOLDER_NOT_WRITABLE, "The database's passwords can't be kept: " + e, e);
    }
    this.prefix = Unprivileged.prefix();
    this.binaries = PostgresBinaries.in(cache);
    Leftover.end(this, pidFile, cluster.directory());
    this.port = ports.of("database");
  }

  /** Starts the database, the first time making it; when this returns, it serves. */
  void start() {
    try {
      Progress.during(
          "Starting the database",
          () -> {
            cluster.ensure(binaries, prefix, passwords.superuser());
            forgetStranger();
            supervised.start();
            return port;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StartRefused(
          ExitCode.NOT_STARTED, "The database can't be made: " + e.getMessage(), e);
    }
  }

  /**
   * A lock file of PostgreSQL whose process id was given to somebody else (after a reboot, or a
   * container's restart) would stop it for good. No postmaster of ours runs here: the data folder
   * is locked, and a left-over one was ended before.
   */
  private void forgetStranger() throws IOException {
    Path lock = cluster.directory().resolve("postmaster.pid");
    if (Files.exists(lock)
        && Leftover.isStranger(lock, cluster.directory())
        && Waiting.until(TO_LEAVE, () -> !Leftover.worksIn(cluster.directory()))) {
      Files.delete(lock);
    }
  }

  @Override
  public Process launch() throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.add(binaries.resolve("bin/postgres").toString());
    words.addAll(List.of("-D", cluster.directory().toString(), "-p", String.valueOf(port)));
    SETTINGS.forEach(setting -> words.addAll(List.of("-c", setting)));
    return Launch.of(words, pidFile, log, home);
  }

  @Override
  public boolean answers() {
    try (Connection connection = asSuperuser("postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void up() {
    try (Connection connection = asSuperuser("postgres", TO_PREPARE)) {
      PostgresRoles.requireDurable(connection);
      PostgresRoles.ensure(connection, passwords);
    } catch (SQLException e) {
      throw new StartRefused(
          ExitCode.NOT_STARTED, "The database can't be prepared: " + e.getMessage(), e);
    }
  }

  /** PostgreSQL's fast shutdown: open transactions are rolled back, nothing committed is lost. */
  @Override
  public void askToEnd(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }

  Connection asSuperuser(String database) throws SQLException {
    return asSuperuser(database, TO_ANSWER);
  }

  private Connection asSuperuser(String database, Duration patience) throws SQLException {
    String seconds = String.valueOf(patience.toSeconds());
    Properties login = new Properties();
    login.setProperty("user", "postgres");
    login.setProperty("password", passwords.superuser());
    login.setProperty("connectTimeout", "1");
    login.setProperty("loginTimeout", seconds);
    login.setProperty("socketTimeout", seconds);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, login);
  }

  /** How the application and the migrations come to it. */
  DatabaseLogins logins() {
    return new DatabaseLogins(
        url(),
        new Login(PostgresRoles.APPLICATION, passwords.application()),
        new Login(PostgresRoles.OWNER, passwords.owner()));
  }

  String url() {
    return url(port);
  }

  static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresRoles.DATABASE;
  }

  DatabasePasswords passwords() {
    return passwords;
  }

  boolean isUp() {
    return supervised.state() == Supervised.State.UP;
  }

  Supervised supervised() {
    return supervised;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Path log() {
    return log;
  }

  /** A postmaster that had to be killed leaves servers behind, which notice it a moment later. */
  @Override
  public void close() {
    supervised.close();
    Waiting.until(TO_LEAVE, () -> !Leftover.worksIn(cluster.directory()));
  }
}
