package dev.firedrill.lab.minio;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A drive: an ext4 file system of {@value #MIB} MiB in a file, mounted by a loop device, so that it
 * can be gone, read-only or full for itself.
 */
record LabDrive(Path image, Path path, Path ballast) {

  private static final int MIB = 192;
  private static final int BALLAST_MIB = 32;
  private static final int BLOCK = 1 << 16;

  /** Whoever writes at that moment keeps a drive from being taken away. */
  private static final Duration IDLE = Duration.ofMinutes(2);

  /** Makes the file system; nothing is kept for root, so that full is full. */
  void make() {
    Command.run("truncate", "-s", MIB + "M", image.toString());
    Command.run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
  }

  /** Puts a new, empty one in its place. */
  void renew() {
    unmount();
    make();
    mount();
  }

  /** Removes all that is on it, whoever writes there meanwhile. */
  void wipe() {
    Await.until(
        path + " is empty",
        IDLE,
        () ->
            Command.attempt("find", path.toString(), "-xdev", "-mindepth", "1", "-delete").exit()
                == 0);
  }

  boolean isMounted() {
    return !options().isEmpty();
  }

  boolean isWritable() {
    return options().startsWith("rw");
  }

  /** How it is mounted, as the kernel says; empty when it is not. */
  private String options() {
    try {
      return Files.readAllLines(Path.of("/proc/mounts")).stream()
          .map(line -> line.split(" "))
          .filter(words -> words[1].equals(path.toString()))
          .map(words -> words[3])
          .reduce("", (one, next) -> next);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Mounts it for writing, however it is mounted now. */
  void mount() {
    if (!isMounted()) {
      Command.run("mount", "-o", "loop", image.toString(), path.toString());
    } else if (!isWritable()) {
      Command.run("mount", "-o", "remount,rw", path.toString());
    }
  }

  void remountReadOnly() {
    Await.until(
        path + " is read-only",
        IDLE,
        () -> Command.attempt("mount", "-o", "remount,ro", path.toString()).exit() == 0);
  }

  /** Takes it away, if it is there. */
  void unmount() {
    Await.until(
        path + " is not mounted",
        IDLE,
        () -> !isMounted() || Command.attempt("umount", path.toString()).exit() == 0);
  }

  /** Leaves not one byte of it, with a ballast on it. */
  void fill() {
    fill(ballast, (long) BALLAST_MIB << 20);
    fill(filler(), Long.MAX_VALUE);
  }

  /** Takes what {@link #fill} left away. */
  void empty() {
    try {
      Files.deleteIfExists(ballast);
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return path.resolve("filler");
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
}
