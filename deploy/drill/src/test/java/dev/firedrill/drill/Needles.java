package dev.firedrill.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Secrets that must be found nowhere: as they are, in base64, URL-encoded or in hex. */
final class Needles {

  private static final int SHORTEST = 12;
  private static final int START = Integer.BYTES;

  /** Every form by its first bytes, so that a text is gone through once, however many there are. */
  private final Map<Integer, List<Form>> forms = new HashMap<>();

  private final BitSet starts = new BitSet();

  /** A way to write a secret. */
  private static final class Form {

    private final String name;
    private final byte[] bytes;

    private Form(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    private boolean isAt(int from, byte[] hay) {
      int to = from + bytes.length;
      return from >= 0 && to <= hay.length && Arrays.equals(bytes, 0, bytes.length, hay, from, to);
    }
  }

  /** Also looks for this secret. */
  Needles add(String name, String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(name + " is too short to be told from other text");
    }
    byte[] bytes = secret.getBytes(UTF_8);
    put(name, bytes);
    put(name + ", URL-encoded", URLEncoder.encode(secret, UTF_8).getBytes(UTF_8));
    put(name + ", in hex", HexFormat.of().formatHex(bytes).getBytes(UTF_8));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      put(
          name + ", in base64 after " + before + " bytes",
          text.substring((before * 8 + 5) / 6, shifted.length * 8 / 6).getBytes(UTF_8));
    }
    return this;
  }

  private void put(String name, byte[] form) {
    int start = ByteBuffer.wrap(form).getInt();
    starts.set(slot(start));
    forms.computeIfAbsent(start, first -> new ArrayList<>()).add(new Form(name, form));
  }

  /** Where a start is marked; others may share it. */
  private static int slot(int start) {
    return (start * 0x9E3779B1) >>> 16;
  }

  /** What is found in this text that came from there. */
  List<String> in(String place, String text) {
    return in(place, text.getBytes(UTF_8));
  }

  /** What is found in these bytes that came from there. */
  List<String> in(String place, byte[] bytes) {
    Set<String> found = new LinkedHashSet<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      start = (start << Byte.SIZE) | (bytes[i] & 0xff);
      if (starts.get(slot(start))) {
        int from = i + 1 - START;
        forms.getOrDefault(start, List.of()).stream()
            .filter(form -> form.isAt(from, bytes))
            .forEach(form -> found.add(form.name + " is in " + place));
      }
    }
    return List.copyOf(found);
  }
}
