package dev.firedrill.web.engine;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.FileUtils;

/**
 * The PostgreSQL programs from the binaries on the class path (io.zonky.test.postgres), unpacked
 * once into the cache.
 */
final class PostgresBinaries {

  /** The version that the build pins; its major version marks the data folder. */
  static final String VERSION = "18.6.0";

  /** The major version of PostgreSQL. */
  static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

  private static final Set<String> SYSTEMS = Set.of("Linux", "Darwin");

  private PostgresBinaries() {}

  /** The folder with {@code bin/postgres} and {@code bin/initdb}. */
  static Path in(Path cache) {
    Path home = cache.resolve("postgresql-" + VERSION);
    if (isWhole(home)) {
      return home;
    }
    try {
      Files.createDirectories(cache);
      Path fresh = Files.createTempDirectory(cache, "postgresql-");
      unpack(fresh);
      moveOrYield(fresh, home);
      return home;
    } catch (IOException e) {
      throw new StartRefused(
          ExitCode.NOT_STARTED,
          "PostgreSQL can't be unpacked into the cache " + cache + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * Another process may have unpacked the same in the meantime; then ours is thrown away. What
   * Linux says to a move onto a folder that is not empty has no exception of its own in Java.
   */
  static void moveOrYield(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException taken) {
      FileUtils.deleteDirectory(fresh.toFile());
      if (!isWhole(home)) {
        throw taken;
      }
    }
  }

  private static boolean isWhole(Path home) {
    return Files.isExecutable(home.resolve("bin/postgres"));
  }

  private static void unpack(Path home) throws IOException {
    try (InputStream packed = resource();
        TarArchiveInputStream files =
            new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        place(file, files, home);
      }
    }
  }

  private static void place(TarArchiveEntry file, InputStream content, Path home)
      throws IOException {
    Path path = home.resolve(file.getName()).normalize();
    if (!path.startsWith(home)) {
      throw new IOException("an entry leaves the archive: " + file.getName());
    }
    if (file.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.resolveSibling(""));
    if (file.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(file.getLinkName()));
      return;
    }
    Files.copy(content, path);
    if ((file.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static InputStream resource() throws IOException {
    String os = System.getProperty("os.name", "").startsWith("Mac") ? "Darwin" : "Linux";
    String machine = machine(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));
    InputStream found =
        SYSTEMS.contains(os)
            ? DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, machine)
            : null;
    if (found == null) {
      throw new IOException("this build carries no PostgreSQL for " + os + " " + machine);
    }
    return found;
  }

  /** The machine as the binaries' resource names spell it. */
  static String machine(String arch) {
    return arch.equals("amd64") ? "x86_64" : arch.equals("aarch64") ? "arm_64" : arch;
  }
}
