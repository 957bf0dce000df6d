package dev.firedrill.web.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * The data directory of the embedded PostgreSQL: made once, with a password from its first byte.
 */
final class PostgresCluster {

  /** Everybody needs a password, the superuser included, and nobody comes from elsewhere. */
  private static final String WHO_MAY_CONNECT =
      """
      # Written by Firedrill at each start.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128      scram-sha-256
      """;

  private final Path directory;

  PostgresCluster(Path directory) {
    this.directory = directory;
  }

  /** The data directory. */
  Path directory() {
    return directory;
  }

  /** Makes the directory when there is none; refuses one of another major version. */
  void ensure(Path binaries, List<String> prefix, String superuserPassword) throws IOException {
    Path version = directory.resolve("PG_VERSION");
    if (!Files.exists(version)) {
      create(binaries, prefix, superuserPassword);
    }
    String major = Files.readString(version).strip();
    if (!major.equals(PostgresBinaries.MAJOR)) {
      throw new StartRefused(
          ExitCode.OTHER_VERSION,
          "The database in %s is PostgreSQL %s and this Firedrill brings %s: dump it with the old version's pg_dump and load it into a new data folder."
              .formatted(directory, major, PostgresBinaries.MAJOR));
    }
    Files.writeString(directory.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
  }

  /** Into a folder beside, moved when complete: an interrupted first start leaves nothing half. */
  private void create(Path binaries, List<String> prefix, String password) throws IOException {
    Path fresh = directory.resolveSibling(directory.getFileName() + ".new");
    FileUtils.deleteDirectory(fresh.toFile());
    List<String> words = new ArrayList<>(prefix);
    words.addAll(
        List.of(
            binaries.resolve("bin/initdb").toString(),
            "--pgdata=" + fresh,
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
            "--data-checksums",
            "--auth=scram-sha-256",
            "--pwfile=/dev/stdin"));
    Path log = directory.resolveSibling("initdb.log");
    Process initdb =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try (OutputStream in = initdb.getOutputStream()) {
      in.write((password + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    if (status(initdb) != 0) {
      throw new IOException("initdb failed; see " + log);
    }
    Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private static int status(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException("interrupted", e);
    }
  }
}
