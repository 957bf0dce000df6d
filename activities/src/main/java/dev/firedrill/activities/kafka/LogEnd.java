package dev.firedrill.activities.kafka;

import dev.firedrill.activities.reach.Unreachable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * How far a partition's log goes, read from the files of its last segment. Its index says where
 * some of the last batches begin; from there on each batch's head says where the next one does. A
 * batch that is cut off at the end of the file does not count: Kafka cuts it off, too.
 */
final class LogEnd {

  static final String LOG = ".log";
  static final String INDEX = ".index";

  /** How much of an index is read at once. */
  static final int BLOCK = 4096;

  /** An index entry is the offset less the segment's first, and the place in the file: two ints. */
  private static final int ENTRY = 8;

  /**
   * Kafka's index has an entry for each 4 KiB, unless told otherwise, which is 60 heads at most.
   */
  private static final int MOST_HEADS = 400;

  /** Bytes of files that may be far away. */
  interface Files {

    long size(String name) throws Unreachable;

    byte[] read(String name, long from, int count) throws Unreachable;
  }

  private final Files files;
  private final String segment;

  private LogEnd(Files files, String segment) {
    this.files = files;
    this.segment = segment;
  }

  /**
   * The offset behind the last record of a log that consists of these files; {@link UnreadableLog}
   * says why it cannot be told.
   */
  static long of(List<String> names, Files files) throws Unreachable {
    String last =
        names.stream()
            .filter(each -> each.matches("\\d{20}\\" + LOG))
            .max(String::compareTo)
            .orElseThrow(() -> new UnreadableLog("no segment of a log is there"));
    String segment = last.substring(0, last.length() - LOG.length());
    return new LogEnd(files, segment).end(names.contains(segment + INDEX));
  }

  private long end(boolean indexed) throws Unreachable {
    long size = files.size(segment + LOG);
    long begin = indexed ? lastIndexed(size) : 0;
    long end = Long.parseLong(segment);
    long at = begin;
    for (int heads = 0; at < size; heads++) {
      if (heads == MOST_HEADS) {
        throw new UnreadableLog(
            "its index leaves more than %d batches to be read".formatted(MOST_HEADS));
      }
      byte[] bytes = files.read(segment + LOG, at, BatchHead.BYTES);
      if (bytes.length < BatchHead.BYTES || isBlank(bytes)) {
        break;
      }
      BatchHead head = parsed(bytes, at);
      if (head.firstOffset() < end) {
        throw new UnreadableLog("at byte %d its offsets go back".formatted(at));
      }
      if (at + head.bytes() > size) {
        break;
      }
      end = head.lastOffset() + 1;
      at += head.bytes();
    }
    if (begin > 0 && at == begin) {
      throw new UnreadableLog("its index names byte %d, where no whole batch is".formatted(at));
    }
    return end;
  }

  private static BatchHead parsed(byte[] bytes, long at) {
    try {
      return BatchHead.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new UnreadableLog("at byte %d begins no batch".formatted(at), e);
    }
  }

  /** What a power cut leaves where something was about to be written. */
  private static boolean isBlank(byte[] bytes) {
    return Arrays.equals(bytes, new byte[bytes.length]);
  }

  /** Where in the segment the last batch begins that the index names; 0 when it names none. */
  private long lastIndexed(long size) throws Unreachable {
    long entries = Math.min(files.size(segment + INDEX) / ENTRY, size / BatchHead.BYTES);
    long perBlock = BLOCK / ENTRY;
    long low = 0;
    long high = Math.max(0, (entries - 1) / perBlock);
    while (low < high) { // the block whose first entry is the last of these that is filled
      long middle = (low + high + 1) / 2;
      if (place(files.read(segment + INDEX, middle * BLOCK, ENTRY), 0, size) > 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    byte[] block = entries == 0 ? new byte[0] : files.read(segment + INDEX, low * BLOCK, BLOCK);
    long last = 0;
    for (int at = 0; at + ENTRY <= block.length; at += ENTRY) {
      long place = place(block, at, size);
      if (place <= last) {
        break;
      }
      last = place;
    }
    return last;
  }

  /** The place that an entry names; 0 for one that is not filled, or names none in the file. */
  private static long place(byte[] bytes, int at, long size) {
    long place = bytes.length < at + ENTRY ? 0 : ByteBuffer.wrap(bytes).getInt(at + 4);
    return place < size ? Math.max(0, place) : 0;
  }
}
