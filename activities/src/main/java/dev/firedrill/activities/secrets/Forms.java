package dev.firedrill.activities.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ways in which a secret is written where it is carried: as it is, and encoded. */
final class Forms {

  /** Shorter pieces are parts of ordinary words, and hiding those would hide everything. */
  static final int SHORTEST = 4;

  private static final int SHORTEST_ENCODED = 6;
  private static final int SHORTEST_LINE = 8;

  private Forms() {}

  /**
   * Every form of this secret; of one with several lines, also of each line that is long enough.
   */
  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    Set<String> values = new LinkedHashSet<>(List.of(secret, secret.strip()));
    if (secret.strip().lines().count() > 1) {
      secret
          .lines()
          .map(String::strip)
          .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
          .forEach(values::add);
    }
    values.stream().filter(value -> value.length() >= SHORTEST).forEach(value -> add(value, forms));
    return forms;
  }

  private static void add(String value, Set<String> forms) {
    forms.add(value);
    Set<String> encoded = new LinkedHashSet<>();
    addUrl(value, encoded);
    addJson(value, encoded);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    addBase64(bytes, Base64.getEncoder().withoutPadding(), encoded);
    addBase64(bytes, Base64.getUrlEncoder().withoutPadding(), encoded);
    encoded.add(HexFormat.of().formatHex(bytes));
    encoded.add(HexFormat.of().withUpperCase().formatHex(bytes));
    encoded.stream().filter(form -> form.length() >= SHORTEST_ENCODED).forEach(forms::add);
  }

  private static void addUrl(String value, Set<String> forms) {
    String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
    String path = form.replace("+", "%20");
    for (String each : new String[] {form, path, path.replace("%7E", "~")}) {
      forms.add(each);
      forms.add(lowerEscapes(each));
    }
  }

  private static String lowerEscapes(String url) {
    StringBuilder text = new StringBuilder(url);
    for (int i = text.indexOf("%"); i >= 0; i = text.indexOf("%", i + 1)) {
      text.replace(i, i + 3, text.substring(i, i + 3).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  private static void addJson(String value, Set<String> forms) {
    String plain = json(value, false);
    forms.add(plain);
    forms.add(plain.replace("/", "\\/"));
    forms.add(json(value, true));
  }

  /** The inside of a JSON string (RFC 8259, section 7). */
  private static String json(String value, boolean asciiOnly) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      switch (each) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          boolean escaped = each < ' ' || (asciiOnly && each > '~');
          text.append(escaped ? String.format(Locale.ROOT, "\\u%04x", (int) each) : each);
        }
      }
    }
    return text.toString();
  }

  /**
   * What the base64 text of anything that holds these bytes holds too: bytes before them shift it
   * in one of three ways, and letters that also depend on a neighbour are left out.
   */
  private static void addBase64(byte[] bytes, Base64.Encoder encoder, Set<String> forms) {
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String text = encoder.encodeToString(shifted);
      forms.add(text.substring((before * 8 + 5) / 6, shifted.length * 8 / 6));
    }
  }
}
