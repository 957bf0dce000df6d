package dev.firedrill.activities.kafka;

import java.nio.ByteBuffer;

/**
 * The head of a batch of records as it lies in a segment (Kafka's message format 2): which offsets
 * are in it, and where the next one begins. No record is in these {@value #BYTES} bytes.
 *
 * @param bytes how many bytes the whole batch takes
 */
record BatchHead(long firstOffset, long lastOffset, long bytes) {

  static final int BYTES = 61;

  private static final int LENGTH_AT = 8;
  private static final int BEHIND_LENGTH = 12;
  private static final int MAGIC_AT = 16;
  private static final int LAST_DELTA_AT = 23;
  private static final byte MAGIC = 2;

  /** Reads a head; {@link IllegalArgumentException} where these bytes are none. */
  static BatchHead parse(byte[] head) {
    ByteBuffer bytes = ByteBuffer.wrap(head);
    if (head.length < BYTES || bytes.get(MAGIC_AT) != MAGIC) {
      throw new IllegalArgumentException("these bytes begin no batch");
    }
    long first = bytes.getLong(0);
    long length = bytes.getInt(LENGTH_AT);
    int delta = bytes.getInt(LAST_DELTA_AT);
    if (first < 0 || delta < 0 || length < BYTES - BEHIND_LENGTH) {
      throw new IllegalArgumentException("these bytes begin no batch");
    }
    return new BatchHead(first, first + delta, BEHIND_LENGTH + length);
  }
}
