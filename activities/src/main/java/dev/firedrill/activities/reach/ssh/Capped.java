package dev.firedrill.activities.reach.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The first MiB of what a command writes; the rest is dropped, and said to be. Each line of it is
 * also passed on at once.
 */
final class Capped extends OutputStream {

  static final int MOST = 1 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Consumer<String> seen;
  private final Lines lines;
  private long dropped;

  Capped(Consumer<String> seen) {
    this.seen = seen;
    this.lines = new Lines(seen);
  }

  @Override
  public synchronized void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    int room = Math.min(length, MOST - kept.size());
    kept.write(bytes, from, room);
    lines.take(bytes, from, room);
    dropped += length - room;
  }

  /** All of it, once nothing more comes. */
  synchronized String text() {
    lines.end();
    String text = kept.toString(StandardCharsets.UTF_8);
    if (dropped == 0) {
      return text;
    }
    seen.accept(cut());
    return text + "\n" + cut();
  }

  private String cut() {
    return "[cut: " + dropped + " more bytes]";
  }
}
