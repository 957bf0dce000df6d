package dev.firedrill.activities.journal;

/** Text as PostgreSQL can keep it. */
final class Text {

  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /**
   * The text with each NUL and each half of a surrogate pair replaced by U+FFFD: the database takes
   * neither, and a run must not wait for ever because a system answered one.
   */
  static String storable(String text) {
    int bad = firstBad(text, 0);
    if (bad < 0) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text);
    while (bad >= 0) {
      mended.setCharAt(bad, REPLACEMENT);
      bad = firstBad(mended, bad + 1);
    }
    return mended.toString();
  }

  private static int firstBad(CharSequence text, int from) {
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0 || Character.isLowSurrogate(unit)) {
        return i;
      }
      if (Character.isHighSurrogate(unit)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
