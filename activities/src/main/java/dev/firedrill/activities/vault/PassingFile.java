package dev.firedrill.activities.vault;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that only its owner may read, which a snapshot passes through and is gone when it is
 * closed. One that a killed process left goes with the next that is made: its name says whose it
 * is.
 */
final class PassingFile implements AutoCloseable {

  private static final String BEGIN = "firedrill-";
  private static final String END = ".snap";
  private static final long SAME_MILLIS = 60_000;
  private static final Pattern NAME = Pattern.compile(BEGIN + "([0-9]+)\\.([0-9]+)-[0-9]+" + END);

  private final Path path;

  private PassingFile(Path path) {
    this.path = path;
  }

  static PassingFile make() throws IOException {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static PassingFile in(Path folder) throws IOException {
    removeLeft(folder);
    ProcessHandle own = ProcessHandle.current();
    String begin = BEGIN + own.pid() + "." + started(own) + "-";
    return new PassingFile(Files.createTempFile(folder, begin, END));
  }

  private static void removeLeft(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, BEGIN + "*" + END)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()
            && !lives(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))) {
          remove(file);
        }
      }
    }
  }

  /** The kernel counts from its boot, whose time of day moves a little when the clock is set. */
  private static boolean lives(long pid, long started) {
    return ProcessHandle.of(pid)
        .filter(each -> Math.abs(started(each) - started) < SAME_MILLIS)
        .isPresent();
  }

  /** A number of a process is given again, not at the same moment. */
  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException notOurs) {
      // Another user's, who removes it with the next of theirs.
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
