package dev.firedrill.lab.kafka;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabFolder;
import dev.firedrill.lab.TextFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A file system of {@value #MIB} MiB in memory that takes the place of a log directory, with a
 * ballast on it. What was in the directory moves onto it, and back.
 */
record SmallDisk(Path directory, Path ballast) {

  private static final int MIB = 64;
  private static final int BALLAST_MIB = 16;
  private static final int BLOCK = 1 << 16;

  /** Whoever looks into it at that moment keeps it from being taken away. */
  private static final Duration IDLE = Duration.ofMinutes(2);

  /** Puts it there; nothing may use the directory meanwhile. */
  void mount() {
    Path kept = beside("kept");
    Command.run("mv", directory.toString(), kept.toString());
    TextFile.makeFolder(directory);
    Command.run("mount", "-t", "tmpfs", "-o", "size=" + MIB + "m", "tmpfs", directory.toString());
    Command.run("cp", "-a", kept + "/.", directory.toString());
    LabFolder.remove(kept);
    fill(ballast, (long) BALLAST_MIB << 20);
  }

  /** Leaves not one byte of it. */
  void fill() {
    fill(filler(), Long.MAX_VALUE);
  }

  private Path filler() {
    return directory.resolve("filler");
  }

  private static void fill(Path file, long bytes) {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long written = 0; written < bytes; written += BLOCK) {
        out.write(block);
      }
    } catch (IOException full) {
      if (bytes < Long.MAX_VALUE) {
        throw new LabFailure("No room for " + file + ": " + full.getMessage(), full);
      }
    }
  }

  boolean isMounted() {
    try {
      return Files.readString(Path.of("/proc/mounts")).contains(" " + directory + " tmpfs ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes it away, with what Kafka has on it back in the directory; nothing may use it. */
  void unmount() {
    Path back = beside("back");
    try {
      Files.deleteIfExists(ballast);
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Command.run("cp", "-a", directory.toString(), back.toString());
    drop();
    LabFolder.remove(directory);
    Command.run("mv", back.toString(), directory.toString());
  }

  /** Takes it away with all that is on it, if it is there. */
  void drop() {
    Await.until(
        directory + " is not mounted",
        IDLE,
        () -> !isMounted() || Command.attempt("umount", directory.toString()).exit() == 0);
  }

  private Path beside(String suffix) {
    return directory.resolveSibling(directory.getFileName() + "." + suffix);
  }
}
