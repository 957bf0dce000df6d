package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;

/**
 * The entries of Vault's storage in a snapshot's {@code state.bin}: each the length of a message
 * and the message, with a key (1) and a value (2) in Protocol Buffers (Vault, physical/raft, {@code
 * FSM.writeTo}).
 */
final class StateEntries {

  /** Far beyond the largest that Vault takes, which is 1 MiB unless it is told otherwise. */
  private static final int MOST = 256 << 20;

  private static final int KEY = (1 << 3) | 2;
  private static final int VALUE = (2 << 3) | 2;
  private static final int MORE = 0x80;
  private static final int BITS = 7;
  private static final int LONGEST = 63;

  private final InputStream state;

  StateEntries(InputStream state) {
    this.state = state;
  }

  /** Tells each entry's key and value in the file's order; returns how many there were. */
  long each(BiConsumer<String, byte[]> entry) throws IOException {
    long count = 0;
    int first = state.read();
    while (first >= 0) {
      tell(whole(state, length(number(state, first))), entry);
      count++;
      first = state.read();
    }
    return count;
  }

  private static void tell(byte[] message, BiConsumer<String, byte[]> entry) throws IOException {
    InputStream fields = new ByteArrayInputStream(message);
    String key = "";
    byte[] value = {};
    int tag = fields.read();
    while (tag >= 0) {
      byte[] field = whole(fields, length(number(fields, next(fields))));
      switch (tag) {
        case KEY -> key = new String(field, UTF_8);
        case VALUE -> value = field;
        default -> throw new IOException("its state has an entry that is none of Vault's");
      }
      tag = fields.read();
    }
    if (key.isEmpty()) {
      throw new IOException("its state has an entry without a key");
    }
    entry.accept(key, value);
  }

  private static byte[] whole(InputStream from, int length) throws IOException {
    byte[] read = from.readNBytes(length);
    if (read.length < length) {
      throw new EOFException("an entry of its state is cut off");
    }
    return read;
  }

  private static int length(long number) throws IOException {
    if (number < 0 || number > MOST) {
      throw new IOException("its state has an entry that is none of Vault's");
    }
    return (int) number;
  }

  private static int next(InputStream from) throws IOException {
    int read = from.read();
    if (read < 0) {
      throw new EOFException("an entry of its state is cut off");
    }
    return read;
  }

  /** A number of seven bits a byte, the lowest first. */
  private static long number(InputStream from, int first) throws IOException {
    long number = first & (MORE - 1);
    int last = first;
    for (int shift = BITS; (last & MORE) != 0; shift += BITS) {
      if (shift >= LONGEST) {
        throw new IOException("its state has an entry that is none of Vault's");
      }
      last = next(from);
      number |= (long) (last & (MORE - 1)) << shift;
    }
    return number;
  }
}
