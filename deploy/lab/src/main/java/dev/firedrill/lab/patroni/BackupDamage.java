package dev.firedrill.lab.patroni;

import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A file of the newest backup whose middle is not what it was, as a disk may do it. What it was is
 * kept beside the repository.
 */
final class BackupDamage {

  private static final int BYTES = 16;
  private static final String REPOSITORY = "backup/repo/backup";

  private final Path newest;
  private final Path repository;
  private final Path kept;

  BackupDamage(PatroniPlan plan) {
    this.repository = plan.folder().resolve(REPOSITORY);
    this.newest = repository.resolve(PatroniPlan.SCOPE).resolve("latest");
    this.kept = plan.folder().resolve("backup/kept");
  }

  /** Damages the largest file of a database; returns its path in the repository. */
  String inject() {
    try {
      Path file = largest();
      Path copy = kept.resolve(repository.relativize(file));
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      byte[] content = Files.readAllBytes(file);
      for (int i = content.length / 2; i < content.length / 2 + BYTES; i++) {
        content[i] = (byte) ~content[i];
      }
      Files.write(file, content);
      return repository.relativize(file).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path largest() throws IOException {
    Path base = newest.toRealPath().resolve("pg_data/base");
    try (Stream<Path> files = Files.walk(base)) {
      return files
          .filter(Files::isRegularFile)
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow(() -> new LabFailure("The newest backup has no files of its own: " + base));
    }
  }

  /** Puts back what was kept; nothing to do if nothing was damaged. */
  void mend() {
    if (!Files.exists(kept)) {
      return;
    }
    try (Stream<Path> copies = Files.walk(kept)) {
      for (Path copy : copies.filter(Files::isRegularFile).toList()) {
        Path file = repository.resolve(kept.relativize(copy));
        if (Files.exists(file)) {
          Files.write(file, Files.readAllBytes(copy)); // its owner stays as it is
        }
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
