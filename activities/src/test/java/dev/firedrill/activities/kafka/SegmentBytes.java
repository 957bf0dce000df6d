package dev.firedrill.activities.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The files of a segment as Kafka writes them, in memory: a log of batches, and its index. */
final class SegmentBytes implements LogEnd.Files {

  private static final int INDEX_EVERY = 4096;
  private static final int PAYLOAD = 15;

  private final String segment;
  private final ByteBuffer log = ByteBuffer.allocate(1 << 20);
  private final ByteBuffer index;
  private final List<String> reads = new ArrayList<>();
  private final long first;
  private int sinceIndexed;

  /** One that begins with this offset, with an index of this many bytes laid out beforehand. */
  SegmentBytes(long first, int indexBytes) {
    this.first = first;
    this.segment = "%020d".formatted(first);
    this.index = ByteBuffer.allocate(indexBytes);
  }

  /** Appends a batch with these offsets, with what its records would be. */
  SegmentBytes batch(long from, long to) {
    if (sinceIndexed > INDEX_EVERY && index.hasRemaining()) {
      index.putInt((int) (to - first)).putInt(log.position());
      sinceIndexed = 0;
    }
    int begin = log.position();
    log.putLong(from).putInt(BatchHead.BYTES - 12 + PAYLOAD).putInt(0).put((byte) 2).putInt(0);
    log.putShort((short) 0).putInt((int) (to - from));
    log.position(begin + BatchHead.BYTES)
        .put("secret of these".getBytes(StandardCharsets.US_ASCII));
    sinceIndexed += log.position() - begin;
    return this;
  }

  /** Appends one batch for each of these offsets. */
  SegmentBytes batches(long from, long to) {
    for (long each = from; each <= to; each++) {
      batch(each, each);
    }
    return this;
  }

  /** Appends what is no batch. */
  SegmentBytes bytes(byte[] more) {
    log.put(more);
    return this;
  }

  /** Cuts bytes off the end. */
  SegmentBytes cut(int bytes) {
    log.position(log.position() - bytes);
    return this;
  }

  /** Puts an entry into the index. */
  SegmentBytes indexed(int offset, int place) {
    index.putInt(offset).putInt(place);
    return this;
  }

  List<String> names() {
    List<String> names = new ArrayList<>(List.of("leader-epoch-checkpoint", "partition.metadata"));
    names.add(segment + LogEnd.LOG);
    if (index.capacity() > 0) {
      names.add(segment + LogEnd.INDEX);
    }
    return names;
  }

  /** Of which files something was read, in order. */
  List<String> reads() {
    return List.copyOf(reads);
  }

  private byte[] content(String name) {
    return name.endsWith(LogEnd.INDEX) ? index.array() : Arrays.copyOf(log.array(), log.position());
  }

  @Override
  public long size(String name) {
    return content(name).length;
  }

  @Override
  public byte[] read(String name, long from, int count) {
    reads.add(name.substring(name.lastIndexOf('.')));
    byte[] content = content(name);
    return Arrays.copyOfRange(content, (int) from, (int) Math.min(content.length, from + count));
  }
}
