package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database as a command of the terminal reaches it. The embedded one is the one that the
 * running server keeps, or else it is started for as long as the command takes.
 */
final class DatabaseOfCommand implements AutoCloseable {

  private final @Nullable DataFolder folder;
  private final @Nullable ManagedPostgres started;
  private final PGSimpleDataSource login;

  private DatabaseOfCommand(
      @Nullable DataFolder folder, @Nullable ManagedPostgres started, PGSimpleDataSource login) {
    this.folder = folder;
    this.started = started;
    this.login = login;
  }

  /** A database that somebody else runs. */
  static DatabaseOfCommand at(String url, String role, String password) {
    return new DatabaseOfCommand(null, null, login(url, role, password));
  }

  /**
   * The embedded one of the data folder; refuses where there is no database yet: a command makes
   * none.
   */
  static DatabaseOfCommand in(FiredrillProperties properties) {
    Path root = properties.dataFolder();
    if (!Files.exists(root.resolve("database/data/PG_VERSION"))) {
      throw new StartRefused(
          ExitCode.USAGE, "There is no database in the data folder " + root + ".");
    }
    try {
      return started(DataFolder.open(root), properties.cacheFolder());
    } catch (StartRefused refused) {
      if (refused.code() == ExitCode.FOLDER_IN_USE) {
        return new DatabaseOfCommand(null, null, ofServer(root));
      }
      throw refused;
    }
  }

  private static DatabaseOfCommand started(DataFolder folder, Path cache) {
    ManagedPostgres database = new ManagedPostgres(folder, cache, new Ports(folder));
    database.start();
    return new DatabaseOfCommand(
        folder,
        database,
        login(database.url(), PostgresRoles.APPLICATION, database.passwords().application()));
  }

  private static PGSimpleDataSource ofServer(Path root) {
    try {
      return login(
          ManagedPostgres.url(Ports.remembered(root, "database")),
          PostgresRoles.APPLICATION,
          DatabasePasswords.in(root.resolve("secrets/database.properties")).application());
    } catch (IOException e) {
      throw new StartRefused(
          ExitCode.NOT_STARTED, "The running server's database can't be reached: " + e, e);
    }
  }

  private static PGSimpleDataSource login(String url, String role, String password) {
    PGSimpleDataSource login = new PGSimpleDataSource();
    login.setUrl(url);
    login.setUser(role);
    login.setPassword(password);
    login.setConnectTimeout(5);
    login.setApplicationName("firedrill-command");
    return login;
  }

  /** A connection for each asking, as the application's role. */
  DataSource dataSource() {
    return login;
  }

  @Override
  public void close() throws IOException {
    if (started != null) {
      started.close();
    }
    if (folder != null) {
      folder.close();
    }
  }
}
