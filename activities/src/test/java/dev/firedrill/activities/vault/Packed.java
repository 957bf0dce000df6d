package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A snapshot packed as Vault packs one, or nearly so. */
final class Packed {

  private static final int BLOCK = 512;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** With these entries, and sums that fit. */
  static Packed of(Map<String, String> entries) {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    entries.forEach((key, value) -> {
      byte[] message = concat(field(1, key), field(2, value));
      number(state, message.length);
      state.writeBytes(message);
    });
    Packed packed = new Packed();
    byte[] meta = "{\"Index\":77,\"Size\":%d}".formatted(state.size()).getBytes(UTF_8);
    packed.files.put("meta.json", meta);
    packed.files.put("state.bin", state.toByteArray());
    packed.files.put(
        "SHA256SUMS",
        (sum(meta) + "  meta.json\n" + sum(state.toByteArray()) + "  state.bin\n").getBytes(UTF_8));
    packed.files.put("SHA256SUMS.sealed", new byte[] {1, 2, 3});
    return packed;
  }

  /** Another content of one of its files. */
  Packed with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  Packed without(String name) {
    files.remove(name);
    return this;
  }

  byte[] file(String name) {
    return files.getOrDefault(name, new byte[0]).clone();
  }

  byte[] bytes() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        gzip.write(head(file.getKey(), file.getValue().length));
        gzip.write(file.getValue());
        gzip.write(new byte[(BLOCK - file.getValue().length % BLOCK) % BLOCK]);
      }
      gzip.write(new byte[2 * BLOCK]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] head(String name, int size) {
    byte[] head = new byte[BLOCK];
    put(head, 0, name);
    put(head, 124, "%011o".formatted(size));
    put(head, 148, "        ");
    head[156] = '0';
    put(head, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte each : head) {
      sum += each & 0xff;
    }
    put(head, 148, "%06o\0 ".formatted(sum));
    return head;
  }

  private static void put(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }

  private static byte[] field(int number, String text) {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(UTF_8);
    field.write((number << 3) | 2);
    number(field, bytes.length);
    field.writeBytes(bytes);
    return field.toByteArray();
  }

  private static void number(ByteArrayOutputStream into, int number) {
    int left = number;
    while (left >= 0x80) {
      into.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    into.write(left);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }

  static String sum(byte[] bytes) {
    return HexFormat.of().formatHex(Tapped.sha256().digest(bytes));
  }
}
