package dev.firedrill.web.audit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The ways in which the embedded database of a data folder can be away. */
enum StoppedDatabase {
  /** It stands still: nothing is refused, nothing is answered. */
  FROZEN {
    @Override
    void stop(Path data) {
      signal("-STOP", data);
    }

    @Override
    void comesBack(Path data) {
      signal("-CONT", data);
    }
  },
  /** It ends every connection and takes no new one. */
  REFUSING {
    @Override
    void stop(Path data) {
      superuser(
          data,
          "postgres",
          "ALTER DATABASE firedrill ALLOW_CONNECTIONS false",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'firedrill'");
    }

    @Override
    void comesBack(Path data) {
      superuser(data, "postgres", "ALTER DATABASE firedrill ALLOW_CONNECTIONS true");
    }
  };

  abstract void stop(Path data);

  abstract void comesBack(Path data);

  private static void signal(String signal, Path data) {
    try {
      long pid = Long.parseLong(Files.readString(data.resolve("run/database.pid")).strip());
      ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
      List<String> words = new ArrayList<>(List.of("kill", signal, String.valueOf(pid)));
      postmaster.descendants().forEach(each -> words.add(String.valueOf(each.pid())));
      new ProcessBuilder(words).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As the superuser, by way of this database. */
  static void superuser(Path data, String database, String... statements) {
    try (Connection superuser = superuser(data, database).getConnection();
        Statement statement = superuser.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new connection each time: those that the application keeps died with the database. */
  static DataSource superuser(Path data, String database) {
    String port = property(data.resolve("ports.properties"), "database");
    String password = property(data.resolve("secrets/database.properties"), "superuser");
    return new DriverManagerDataSource(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", password);
  }

  private static String property(Path file, String name) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return read.getProperty(name);
  }
}
