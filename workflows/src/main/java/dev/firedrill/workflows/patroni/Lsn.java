package dev.firedrill.workflows.patroni;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A position in the write-ahead log, in bytes since its beginning; printed as PostgreSQL does. */
public record Lsn(@JsonValue long bytes) implements Comparable<Lsn> {

  public static final Lsn UNKNOWN = new Lsn(0);

  @JsonCreator
  public Lsn {
    if (bytes < 0) {
      throw new IllegalArgumentException("a WAL position is not negative: " + bytes);
    }
  }

  /**
   * How many bytes of WAL lie between an earlier position and this one; 0 when it is not earlier.
   */
  public long bytesSince(Lsn earlier) {
    return Math.max(0, bytes - earlier.bytes);
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    return String.format("%X/%X", bytes >>> 32, bytes & 0xFFFF_FFFFL);
  }
}
