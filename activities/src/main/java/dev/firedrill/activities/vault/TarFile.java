package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The files of a tar archive, one after the other, as Go's {@code archive/tar} writes small names
 * (POSIX ustar; a size of 8 GiB and more in base 256). What it does not know is an error.
 */
final class TarFile {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_END = 136;
  private static final int SUM_AT = 148;
  private static final int SUM_END = 156;
  private static final int TYPE_AT = 156;
  private static final int OCTAL = 8;

  private final InputStream tar;
  private long left;
  private long padding;

  TarFile(InputStream tar) {
    this.tar = tar;
  }

  /** One file: its content has to be read before the next is asked for. */
  record Member(String name, long size, InputStream content) {}

  /** The next file; empty at the archive's own end. */
  Optional<Member> next() throws IOException {
    tar.skipNBytes(left + padding);
    byte[] head = tar.readNBytes(BLOCK);
    if (head.length < BLOCK) {
      throw new EOFException("it ends before its own end");
    }
    if (isZero(head)) {
      return Optional.empty();
    }
    requireSum(head);
    if (head[TYPE_AT] != '0' && head[TYPE_AT] != 0) {
      throw new IOException("it has something that is no plain file");
    }
    left = size(head);
    padding = (BLOCK - left % BLOCK) % BLOCK;
    return Optional.of(new Member(text(head, 0, NAME), left, new Content()));
  }

  private static boolean isZero(byte[] head) {
    for (byte each : head) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  private static void requireSum(byte[] head) throws IOException {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= SUM_AT && i < SUM_END ? ' ' : head[i] & 0xff;
    }
    if (sum != octal(text(head, SUM_AT, SUM_END))) {
      throw new IOException("the head of a file in it is damaged");
    }
  }

  private static long size(byte[] head) throws IOException {
    if (head[SIZE_AT] >= 0) {
      return octal(text(head, SIZE_AT, SIZE_END));
    }
    long size = 0;
    for (int i = SIZE_END - Long.BYTES; i < SIZE_END; i++) {
      size = (size << Byte.SIZE) | (head[i] & 0xff);
    }
    if (size < 0) {
      throw new IOException("a file in it has no size");
    }
    return size;
  }

  private static long octal(String digits) throws IOException {
    try {
      return Long.parseUnsignedLong(digits.strip(), OCTAL);
    } catch (NumberFormatException e) {
      throw new IOException("the head of a file in it is damaged", e);
    }
  }

  private static String text(byte[] head, int from, int end) {
    int to = from;
    while (to < end && head[to] != 0) {
      to++;
    }
    return new String(head, from, to - from, US_ASCII);
  }

  /** What is left of the present file. */
  private final class Content extends FilterInputStream {

    Content() {
      super(tar);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      if (left == 0) {
        return -1;
      }
      int got = in.read(into, at, (int) Math.min(most, left));
      if (got < 0) {
        throw new EOFException("it ends before its own end");
      }
      left -= got;
      return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = in.skip(Math.min(bytes, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() {
      // the archive goes on behind it
    }
  }
}
