package dev.firedrill.drill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Secrets that must be found nowhere: as they are, in base64, URL-encoded or in hex. */
final class Needles {

  private static final int SHORTEST = 12;

  private final Map<String, String> forms = new LinkedHashMap<>();

  /** Also looks for this secret. */
  Needles add(String name, String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(name + " is too short to be told from other text");
    }
    byte[] bytes = secret.getBytes(UTF_8);
    forms.put(name, new String(bytes, ISO_8859_1));
    forms.put(name + ", URL-encoded", URLEncoder.encode(secret, UTF_8));
    forms.put(name + ", in hex", HexFormat.of().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      forms.put(
          name + ", in base64 after " + before + " bytes",
          text.substring((before * 8 + 5) / 6, shifted.length * 8 / 6));
    }
    return this;
  }

  /** What is found in this text that came from there. */
  List<String> in(String place, String text) {
    return in(place, text.getBytes(UTF_8));
  }

  /** What is found in these bytes that came from there. */
  List<String> in(String place, byte[] bytes) {
    String hay = new String(bytes, ISO_8859_1);
    List<String> found = new ArrayList<>();
    forms.forEach((name, form) -> {
      if (hay.contains(form)) {
        found.add(name + " is in " + place);
      }
    });
    return found;
  }
}
