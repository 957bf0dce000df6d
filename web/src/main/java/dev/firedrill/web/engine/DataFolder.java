package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all that this Firedrill keeps. One process at a time uses it: it is locked
 * from opening to closing, and the operating system frees the lock of a process that was killed.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LAYOUT = "1";

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Opens and locks the folder, making it if it is missing. */
  public static DataFolder open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StartRefused(
            ExitCode.FOLDER_IN_USE,
            "Another Firedrill is running on the data folder "
                + root
                + "; stop it, or choose another folder with --data.");
      }
      DataFolder opened = new DataFolder(root, channel);
      opened.onlyForItsOwner();
      opened.requireVersion(root.resolve("version"), LAYOUT, "Firedrill's data layout");
      return opened;
    } catch (IOException e) {
      throw new StartRefused(
          ExitCode.FOLDER_NOT_WRITABLE,
          "The data folder " + root + " can't be written (" + reason(e) + ").",
          e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private void onlyForItsOwner() throws IOException {
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
  }

  /** The folder itself, as an absolute path. */
  public Path root() {
    return root;
  }

  /** A folder below, made if it is missing. */
  Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new StartRefused(
          ExitCode.FOLDER_NOT_WRITABLE, "No folder can be made in " + root + ": " + reason(e), e);
    }
  }

  /** Records the version in the file when there is none; refuses to go on with another one. */
  void requireVersion(Path file, String version, String whose) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, version + "\n");
      return;
    }
    String found = Files.readString(file).strip();
    if (!found.equals(version)) {
      throw new StartRefused(
          ExitCode.OTHER_VERSION,
          "The data folder %s was written by version %s of %s, and this is version %s. Start it with"
                  .formatted(root, found, whose, version)
              + " the old version, let all open runs end (drain), then use a new folder.");
    }
  }

  /** Frees the folder for another process. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
