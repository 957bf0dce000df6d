package dev.firedrill.drill.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What was really done to the target of one run: a file, each line forced to the disk before the
 * next thing happens. It takes everything down and prevents nothing: an effect that is applied
 * twice is there twice.
 */
final class EffectLedger {

  /** What a line tells. */
  enum What {
    /** A verb that changes something was called. */
    CALLED,
    /** The first half of an effect. */
    BEGAN,
    /** The second half, with which the effect stands. */
    DONE,
    /** A person is about to approve the gate of this step. */
    APPROVES
  }

  /**
   * One line.
   *
   * @param key the effect key: the run's id and the step's ordinal
   * @param words the effect in words, or the verb that was called
   */
  record Line(What what, String key, String words) {

    int step() {
      return Integer.parseInt(key.substring(key.indexOf('/') + 1));
    }

    private static Line parse(String text) {
      String[] cells = text.split("\t", -1);
      return new Line(What.valueOf(cells[0]), cells[1], cells[2]);
    }
  }

  private final Path file;

  EffectLedger(Path file) {
    this.file = file;
  }

  void append(What what, String key, String words) {
    byte[] line = (what + "\t" + key + "\t" + words + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(ByteBuffer.wrap(line));
      out.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Line> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().map(Line::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often this effect came to this. */
  long count(What what, String effect) {
    return lines().stream()
        .filter(line -> line.what() == what && line.words().equals(effect))
        .count();
  }
}
