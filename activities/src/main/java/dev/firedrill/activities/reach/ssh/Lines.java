package dev.firedrill.activities.reach.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts bytes into lines at each LF, CR or CR LF, and passes each on as soon as it is whole. */
final class Lines {

  /** A longer line is passed on in pieces. */
  static final int LONGEST = 1 << 16;

  private final Consumer<String> whole;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private boolean afterReturn;

  Lines(Consumer<String> whole) {
    this.whole = whole;
  }

  void take(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      take(bytes[i]);
    }
  }

  private void take(byte each) {
    boolean secondOfPair = afterReturn && each == '\n';
    afterReturn = each == '\r';
    if (secondOfPair) {
      return;
    }
    if (each == '\n' || each == '\r') {
      pass();
      return;
    }
    begun.write(each);
    if (begun.size() == LONGEST) {
      pass();
    }
  }

  /** Passes on what has no end of line. */
  void end() {
    if (begun.size() > 0) {
      pass();
    }
  }

  private void pass() {
    String line = begun.toString(StandardCharsets.UTF_8);
    begun.reset();
    whole.accept(line);
  }
}
