package dev.firedrill.activities.logs;

/** Text as PostgreSQL can keep it. */
final class Storable {

  private static final char NUL_PICTURE = '\u2400';
  private static final char REPLACEMENT = '\uFFFD';

  private Storable() {}

  /** The text with ␀ for each NUL, and U+FFFD for each half of a surrogate pair. */
  static String of(String text) {
    StringBuilder kept = null;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each != 0 && !Character.isSurrogate(each)) {
        continue;
      }
      if (isPair(text, i)) {
        i++;
        continue;
      }
      kept = kept == null ? new StringBuilder(text) : kept;
      kept.setCharAt(i, each == 0 ? NUL_PICTURE : REPLACEMENT);
    }
    return kept == null ? text : kept.toString();
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }
}
