package dev.firedrill.web.api;

import java.util.Optional;

/** What a text from outside may hold. */
final class Words {

  private Words() {}

  /** What is wrong with this text, as a sentence; empty if nothing is. */
  static Optional<String> objectionTo(String text, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      return Optional.of("At most " + longest + " characters.");
    }
    if (text.codePoints().anyMatch(Words::isStrange)) {
      return Optional.of("No control characters, and no halves of characters.");
    }
    return Optional.empty();
  }

  /** The same for what is one line. */
  static Optional<String> objectionToLine(String text, int longest) {
    return text.codePoints().anyMatch(Character::isISOControl)
        ? Optional.of("No control characters.")
        : objectionTo(text, longest);
  }

  private static boolean isStrange(int c) {
    boolean white = c == '\n' || c == '\r' || c == '\t';
    return (Character.isISOControl(c) && !white) || Character.getType(c) == Character.SURROGATE;
  }
}
