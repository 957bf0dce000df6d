package dev.firedrill.lab.patroni;

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
final class AcknowledgedLog implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final AtomicLong count = new AtomicLong();

  private AcknowledgedLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens an empty log, replacing an older one. */
  static AcknowledgedLog open(Path file) {
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

  void add(long number) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((number + "\n").getBytes(StandardCharsets.US_ASCII));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(false);
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }

  NavigableSet<Long> read() {
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
