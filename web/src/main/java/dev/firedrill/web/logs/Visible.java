package dev.firedrill.web.logs;

import java.util.Locale;

/**
 * Text in which every character can be seen: what a terminal or a browser would act on, hide or
 * turn around is shown by its picture or its number.
 */
final class Visible {

  static final char ESCAPE = '\u001b';
  static final String ESCAPE_PICTURE = "\u241b";

  private static final int PICTURES = 0x2400;
  private static final int DELETE = 0x7f;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;
  private static final int REPLACEMENT = 0xfffd;

  private Visible() {}

  /** Appends the character as it can be seen; a tab, and what joins letters, stay as they are. */
  static void append(int character, StringBuilder text) {
    if (character == '\t' || character == NON_JOINER || character == JOINER) {
      text.appendCodePoint(character);
      return;
    }
    if (character < ' ') {
      text.appendCodePoint(PICTURES + character);
      return;
    }
    if (character == DELETE) {
      text.appendCodePoint(DELETE_PICTURE);
      return;
    }
    switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          text.append(String.format(Locale.ROOT, "\u27e8U+%04X\u27e9", character));
      case Character.SURROGATE -> text.appendCodePoint(REPLACEMENT);
      default -> text.appendCodePoint(character);
    }
  }
}
