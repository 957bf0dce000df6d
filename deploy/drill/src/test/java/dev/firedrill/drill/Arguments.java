package dev.firedrill.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The arguments of every process that this machine runs, looked at again and again. */
final class Arguments implements AutoCloseable {

  private static final long BETWEEN_LOOKS_NANOS = 50_000_000;

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread looking = Thread.ofPlatform().daemon().unstarted(this::look);
  private volatile boolean open = true;
  private final AtomicInteger looks = new AtomicInteger();

  private Arguments() {}

  static Arguments watch() {
    Arguments arguments = new Arguments();
    arguments.looking.start();
    return arguments;
  }

  private void look() {
    while (open) {
      try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
        processes.forEach(this::read);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      looks.incrementAndGet();
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
  }

  private void read(Path process) {
    try {
      seen.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1));
    } catch (IOException ended) {
      // It ended while it was looked at.
    }
  }

  /** Everything that was seen so far. */
  String all() {
    return String.join("\n", seen);
  }

  int looks() {
    return looks.get();
  }

  @Override
  public void close() {
    open = false;
  }
}
