package dev.firedrill.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of one running lab, held by a lock file for as long as the lab's process lives. */
public final class LabFolder implements AutoCloseable {

  private static final String LOCK = "lab.lock";

  private final Path folder;
  private final FileChannel channel;

  private LabFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Takes a folder that is new, empty or an older lab's; any other is left alone. */
  public static LabFolder take(Path folder) {
    try {
      requireLabOrEmpty(folder);
      Files.createDirectories(folder);
      requireOwn(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new LabFailure("A lab is already running in " + folder);
      }
      return new LabFolder(folder, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes everything but the lock file. */
  public void empty() {
    for (Path entry : entries(folder)) {
      if (!entry.endsWith(LOCK)) {
        remove(entry);
      }
    }
  }

  /** Removes the folder with all that is in it. */
  public static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void requireLabOrEmpty(Path folder) {
    if (Files.exists(folder) && !Files.exists(folder.resolve(LOCK)) && !entries(folder).isEmpty()) {
      throw new LabFailure(folder + " is neither empty nor a lab's; nothing was touched");
    }
  }

  /** Root will run programs of this folder: nobody else may be able to replace them. */
  private static void requireOwn(Path folder) throws IOException {
    String owner = Files.getOwner(folder).getName();
    if (!owner.equals(System.getProperty("user.name"))) {
      throw new LabFailure(folder + " belongs to " + owner + "; choose a folder of your own");
    }
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
