package dev.firedrill.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** One acknowledged number a line; a number counts only after it is forced to disk. */
public final class AcknowledgedLog implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final AtomicLong count = new AtomicLong();

  private AcknowledgedLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens an empty log, replacing an older one. */
  public static AcknowledgedLog open(Path file) {
    try {
      return new AcknowledgedLog(
          file,
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the number down; it counts when this returns. */
  public void add(long number) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((number + "\n").getBytes(StandardCharsets.US_ASCII));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(false);
    count.incrementAndGet();
  }

  /** How many numbers count. */
  public long count() {
    return count.get();
  }

  /** Every number, read back from the disk. */
  public NavigableSet<Long> read() {
    return read(file);
  }

  /** Every number of the log in this file. */
  public static NavigableSet<Long> read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      NavigableSet<Long> numbers = new TreeSet<>();
      lines.map(Long::valueOf).forEach(numbers::add);
      return numbers;
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
}
