package dev.firedrill.activities.vault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is read, counted and summed up; it knows whether it was the source that failed, and not what
 * was read from it.
 */
final class Tapped extends FilterInputStream {

  private final MessageDigest sum = sha256();
  private long bytes;
  private boolean failed;

  Tapped(InputStream source) {
    super(source);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    try {
      int got = in.read(into, at, most);
      if (got > 0) {
        bytes += got;
        sum.update(into, at, got);
      }
      return got;
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /** Skipped is read, too. */
  @Override
  public long skip(long most) throws IOException {
    return read(new byte[(int) Math.min(most, 1 << 13)], 0, (int) Math.min(most, 1 << 13));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what is left, for its sum. */
  void drain() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  boolean hasFailed() {
    return failed;
  }

  long bytes() {
    return bytes;
  }

  /** The SHA-256 of all that was read, as hexadecimal digits; asked once. */
  String sha256InHex() {
    return HexFormat.of().formatHex(sum.digest());
  }
}
