package dev.firedrill.web.logs;

import java.util.StringJoiner;

/**
 * How text is to look, by the part of "select graphic rendition" (ECMA-48, 8.3.117) that can be
 * read on every ground: the weight, the slope, a line below, and one of sixteen colours. Grounds
 * and concealment are not taken over: they could hide what a system said.
 *
 * @param colour 0 to 15; {@link #NONE} for the page's own
 */
record Style(boolean bold, boolean faint, boolean italic, boolean underlined, int colour) {

  static final int NONE = -1;
  static final Style PLAIN = new Style(false, false, false, false, NONE);

  private static final int MOST = 16;

  /** The style after a sequence with these parameters, such as {@code 1;31}. */
  Style with(String parameters) {
    Style style = this;
    String[] codes = parameters.split("[;:]", -1);
    for (int i = 0; i < Math.min(codes.length, MOST); i++) {
      int code = number(codes[i]);
      if (code == 38 || code == 48 || code == 58) {
        int skipped = i + 1 < codes.length && number(codes[i + 1]) == 5 ? 2 : 4;
        boolean named = code == 38 && skipped == 2 && i + 2 < codes.length;
        style = named ? style.coloured(number(codes[i + 2])) : style;
        i += skipped;
      } else {
        style = style.with(code);
      }
    }
    return style;
  }

  private Style with(int code) {
    return switch (code) {
      case 0 -> PLAIN;
      case 1 -> new Style(true, faint, italic, underlined, colour);
      case 2 -> new Style(bold, true, italic, underlined, colour);
      case 3 -> new Style(bold, faint, true, underlined, colour);
      case 4, 21 -> new Style(bold, faint, italic, true, colour);
      case 22 -> new Style(false, false, italic, underlined, colour);
      case 23 -> new Style(bold, faint, false, underlined, colour);
      case 24 -> new Style(bold, faint, italic, false, colour);
      case 39 -> coloured(NONE);
      default -> withColour(code);
    };
  }

  private Style withColour(int code) {
    if (code >= 30 && code <= 37) {
      return coloured(code - 30);
    }
    return code >= 90 && code <= 97 ? coloured(code - 82) : this;
  }

  private Style coloured(int wanted) {
    return new Style(bold, faint, italic, underlined, wanted < MOST ? wanted : colour);
  }

  private static int number(String code) {
    return code.isEmpty() ? 0 : code.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(code);
  }

  /** The names of the CSS classes for it. */
  String classes() {
    StringJoiner classes = new StringJoiner(" ");
    add(bold, "bold", classes);
    add(faint, "faint", classes);
    add(italic, "italic", classes);
    add(underlined, "underlined", classes);
    add(colour != NONE, "colour-" + colour, classes);
    return classes.toString();
  }

  private static void add(boolean on, String name, StringJoiner classes) {
    if (on) {
      classes.add(name);
    }
  }
}
