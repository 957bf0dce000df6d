package dev.firedrill.activities.logs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command's words on one line, such that it is seen where each begins and ends. */
final class Words {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Words() {}

  /** The words as a POSIX shell would take them; those that need no quotes have none. */
  static String of(List<String> words) {
    return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
