package dev.firedrill.activities.reach.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The first MiB of what a command writes; the rest is dropped, and said to be. */
final class Capped extends OutputStream {

  static final int MOST = 1 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long dropped;

  @Override
  public synchronized void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    int room = Math.min(length, MOST - kept.size());
    kept.write(bytes, from, room);
    dropped += length - room;
  }

  synchronized String text() {
    String text = kept.toString(StandardCharsets.UTF_8);
    return dropped == 0 ? text : text + "\n[cut: " + dropped + " more bytes]";
  }
}
